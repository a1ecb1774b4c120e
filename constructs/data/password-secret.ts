import type { FilesMount } from '../pod/mount';

/** A Secret with a password. A SecretContract with the key `password` is one. */
export interface PasswordSecret {
  /** The files of the Secret at a path of a container. */
  mountAt(path: string, options?: { readonly keys?: readonly 'password'[] }): FilesMount;
}
