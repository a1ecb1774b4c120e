import type { FilesMount } from '../pod/mount';

/** A Secret with a password. A SecretContract with the key `password` is one. */
export interface PasswordSecret {
  mountAt(path: string, options?: { readonly keys?: readonly 'password'[] }): FilesMount;
}
