import ts from 'typescript';
import { docstringOf, oneLine, type Docstring } from './docstring';
import type { Declarations, Declared } from './declarations';

/** A property or a method, as its declaration has it. */
export interface Member {
  readonly name: string;
  readonly isOptional: boolean;
  /** Its type as it is written; of a method, its signature. */
  readonly type: string;
  readonly docstring: Docstring;
}

/** The members of the type that stands in a module: those of interfaces, of what they extend, and of literals. */
export function membersOfType(type: ts.TypeNode, file: string, declarations: Declarations): readonly Member[] {
  const inside = (node: ts.TypeNode): readonly Member[] => membersOfType(node, file, declarations);
  if (ts.isIntersectionTypeNode(type)) return type.types.flatMap(inside);
  if (ts.isTypeLiteralNode(type)) return ownMembers(type.members, type.getSourceFile());
  if (!ts.isTypeReferenceNode(type) || !ts.isIdentifier(type.typeName)) return [];
  return membersOfReference(type.typeName.text, type.typeArguments ?? [], file, declarations);
}

/** The members of a declared type. */
export function membersOf({ node, source, file }: Declared, declarations: Declarations): readonly Member[] {
  if (ts.isTypeAliasDeclaration(node)) return membersOfType(node.type, file, declarations);
  if (ts.isClassDeclaration(node)) return membersOfClass(node, source, file, declarations);
  if (!ts.isInterfaceDeclaration(node)) return [];
  const inherited = (node.heritageClauses ?? []).flatMap(({ types }) => types).flatMap(({ expression, typeArguments }) =>
    ts.isIdentifier(expression) ? membersOfReference(expression.text, typeArguments ?? [], file, declarations) : []);
  const own = ownMembers(node.members, source);
  return [...own, ...inherited.filter(({ name }) => !own.some((member) => member.name === name))];
}

function membersOfReference(name: string, given: readonly ts.TypeNode[], file: string, declarations: Declarations): readonly Member[] {
  const [of, names] = given;
  if (name === 'Omit' || name === 'Pick' || name === 'Partial' || name === 'Readonly') {
    const members = of === undefined ? [] : membersOfType(of, file, declarations);
    const chosen = new Set([...(names?.getText() ?? '').matchAll(/'([^']+)'/gu)].map((match) => match[1]));
    if (name === 'Omit' || name === 'Pick') return members.filter((member) => chosen.has(member.name) === (name === 'Pick'));
    return members.map((member) => ({ ...member, isOptional: member.isOptional || name === 'Partial' }));
  }
  return declarations.resolve(name, file).filter(({ node }) => !ts.isVariableStatement(node)).flatMap((declared) => membersOf(declared, declarations));
}

function ownMembers(members: readonly ts.TypeElement[], source: ts.SourceFile): readonly Member[] {
  return members.flatMap((member) => {
    if (!(ts.isPropertySignature(member) || ts.isMethodSignature(member)) || !ts.isIdentifier(member.name)) return [];
    const docstring = docstringOf(member, source);
    return docstring.isInternal ? [] : [{ name: member.name.text, isOptional: member.questionToken !== undefined, type: typeText(member), docstring }];
  });
}

/** What users of a class see: what is private or internal is left out, and what an interface explains is explained. */
function membersOfClass(node: ts.ClassDeclaration, source: ts.SourceFile, file: string, declarations: Declarations): readonly Member[] {
  const explained = (node.heritageClauses ?? [])
    .filter(({ token }) => token === ts.SyntaxKind.ImplementsKeyword)
    .flatMap(({ types }) => types)
    .flatMap(({ expression }) => (ts.isIdentifier(expression) ? membersOfReference(expression.text, [], file, declarations) : []));
  return node.members.flatMap((member) => {
    if (!(ts.isPropertyDeclaration(member) || ts.isMethodDeclaration(member) || ts.isGetAccessor(member)) || !ts.isIdentifier(member.name) || isHidden(member)) return [];
    const name = member.name.text;
    const own = docstringOf(member, source);
    const docstring = own.text === '' ? (explained.find((other) => other.name === name)?.docstring ?? own) : own;
    return own.isInternal ? [] : [{ name, isOptional: false, type: typeText(member), docstring }];
  });
}

function isHidden(member: ts.ClassElement): boolean {
  const modifiers = ts.canHaveModifiers(member) ? (ts.getModifiers(member) ?? []) : [];
  return modifiers.some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword || kind === ts.SyntaxKind.ProtectedKeyword);
}

function typeText(member: ts.PropertySignature | ts.MethodSignature | ts.PropertyDeclaration | ts.MethodDeclaration | ts.GetAccessorDeclaration): string {
  if (ts.isMethodSignature(member) || ts.isMethodDeclaration(member)) return signatureText(member);
  return oneLine(member.type?.getText() ?? '');
}

/** Parameters and result, as they are written, without what a parameter is when it is left out of an object. */
export function signatureText({ parameters, type }: ts.SignatureDeclarationBase): string {
  const texts = parameters.map(({ name, type: of, questionToken, initializer, dotDotDotToken }) => {
    const called = ts.isIdentifier(name) ? name.text : 'options';
    const isOptional = questionToken !== undefined || initializer !== undefined;
    return `${dotDotDotToken === undefined ? '' : '...'}${called}${isOptional ? '?' : ''}: ${of?.getText() ?? typeOfDefault(initializer)}`;
  });
  return oneLine(`(${texts.join(', ')})${type === undefined ? '' : ` => ${type.getText()}`}`);
}

/** What a parameter takes whose type follows from its default. */
function typeOfDefault(initializer: ts.Expression | undefined): string {
  if (initializer === undefined) return 'unknown';
  if (ts.isConditionalExpression(initializer)) return `${initializer.whenTrue.getText()} | ${initializer.whenFalse.getText()}`;
  return ts.isStringLiteral(initializer) ? 'string' : ts.isNumericLiteral(initializer) ? 'number' : 'boolean';
}
