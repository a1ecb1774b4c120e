/**
 * What projen loads to find the project type: it takes the package's folder, where Node follows `main`, while all
 * others follow `exports`.
 */
export * from './index';
export * from './lib/projen';
