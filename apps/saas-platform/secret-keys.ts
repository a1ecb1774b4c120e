/** The keys of the Secrets that the services rely on. */
export const secretKeys = {
  session: { 'session-key': 'Key with which sessions are signed: 32 random bytes or more.' },
} as const;
