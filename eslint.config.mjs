import { defineConfig } from 'eslint/config';
import { builtinRules } from 'eslint/use-at-your-own-risk';
import tseslint from 'typescript-eslint';

// The classes that ours may extend: those of the construct tree, and Error. Everything else is composed.
const BASES = ['App', 'Chart', 'Construct', 'ApiObject', 'Include', 'Error', 'Project', 'ProjenrcFile'];

const DEFAULT_EXPORT = {
  selector: 'ExportDefaultDeclaration',
  message: 'Export by name: a default export has another name in every file that imports it.',
};
const INHERITANCE = {
  selector: `ClassDeclaration[superClass]:not(:matches(${BASES.map((name) => `[superClass.name="${name}"]`).join(', ')}))`,
  message: `Compose instead: only ${BASES.join(', ')} are extended.`,
};
const ENVIRONMENT = {
  selector: ':matches(MemberExpression[object.name="process"][property.name="env"], ImportSpecifier[imported.name="env"])',
  message: 'The library reads no environment: take an option instead (only the command line may read it).',
};

export default defineConfig(
  { ignores: ['dist/', '**/*.cjs', '**/*.mjs', 'test/golden/'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    // The same rule under a second name, because a rule has only one severity: a file is looked at from 200 lines on.
    plugins: { early: { rules: { 'max-lines': builtinRules.get('max-lines') } } },
    rules: {
      'max-lines': ['error', { max: 400 }],
      'early/max-lines': ['warn', { max: 200 }],
      'max-lines-per-function': ['error', { max: 50, skipComments: true, skipBlankLines: true }],
      'no-console': 'error',
      'no-restricted-syntax': ['error', DEFAULT_EXPORT, INHERITANCE, ENVIRONMENT],
      eqeqeq: 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Numbers and booleans have one obvious text.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // `() => doIt()` says the same in one line.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // It asks for the `!` that no-non-null-assertion forbids.
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      // A type parameter that is used once still names a thing in a builder's signature.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // A type is an interface or an alias, whichever reads better.
      '@typescript-eslint/consistent-type-definitions': 'off',
      // Index signatures are read with brackets, so that a declared key is told from any key.
      '@typescript-eslint/dot-notation': 'off',
      // `text === undefined || text === ''` says what is meant; `!text` does not.
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true } }],
    },
  },
  {
    // Flat lists, which are read by looking up one entry.
    files: ['lib/diagnostic/codes.ts', 'lib/template/node.ts'],
    rules: { 'max-lines': 'off', 'early/max-lines': 'off' },
  },
  {
    files: ['lib/cli/**/*.ts', 'apps/**/*.ts'],
    rules: { 'no-console': 'off', 'no-restricted-syntax': ['error', DEFAULT_EXPORT, INHERITANCE] },
  },
  {
    files: ['test/**/*.ts', '.projenrc.ts'],
    rules: {
      'max-lines-per-function': 'off',
      'no-console': 'off',
      'no-restricted-syntax': ['error', DEFAULT_EXPORT],
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
);
