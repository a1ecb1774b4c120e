export * from './diagnostic';
export * from './values';
export * from './reference';
export * from './chart';
