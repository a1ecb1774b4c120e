const password = (whose: string): string => `Password of ${whose}: letters and digits.`;

/** The keys of the Secrets that the services rely on. */
export const secretKeys = {
  session: { 'session-key': 'Key with which sessions are signed: 32 random bytes or more.' },
  database: { password: password('the user of the database') },
  cache: { password: password('the cache') },
  queue: { password: password('the user of the queue') },
  objectStore: { 'access-key': 'Access key of the object store.', 'secret-key': 'Secret of the access key: letters and digits.' },
} as const;
