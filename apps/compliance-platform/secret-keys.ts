/** The keys of the Secrets that the services rely on. */
export const secretKeys = {
  session: { 'session-key': 'Key with which sessions are signed: 32 random bytes or more.' },
  unlock: { 'unlock-key': 'Key with which evidence-vault opens its keys: 32 random bytes.' },
} as const;
