import ts from 'typescript';
import { constructPage, contractPage } from './construct-page';
import { functionsPage, indexPage, typesPage } from './list-pages';
import { rulesPage } from './rules-page';
import { fileName, hasOwnPage, type Library } from './library';

/** Every page of docs/, by its path from there. */
export function docsPages(library: Library): ReadonlyMap<string, string> {
  const own = [...library.constructs].filter(([, declared]) => hasOwnPage(declared)).map(([name, declared]) => {
    const construct = declared.find(({ node }) => ts.isClassDeclaration(node));
    return [`constructs/${fileName(name)}.md`, construct === undefined ? contractPage(name, declared, library) : constructPage(construct, library)] as const;
  });
  return new Map([
    ['rules.md', rulesPage()],
    ['constructs/README.md', indexPage(library)],
    ['constructs/functions.md', functionsPage(library)],
    ['constructs/types.md', typesPage(library)],
    ...own,
  ]);
}
