/** The release for which rules are tried out, as far as nothing else is asked for. */
export const DEFAULT_RELEASE = { name: 'release-name', namespace: 'default', revision: 1, isUpgrade: false };
