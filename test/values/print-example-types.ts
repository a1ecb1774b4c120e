import { printValuesTypes } from '../../lib/values';
import { exampleDefinition } from './example-definition';

// Run as a program: the generator's formatter loads modules in a way that jest does not allow.
void printValuesTypes(exampleDefinition, 'ExampleValues').then((text) => process.stdout.write(text));
