import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ProjenrcFile, type InitProject, type Project } from 'projen';

/** The project's definition: written once, edited by people, run by `npx projen`. */
export class ProjectDefinition extends ProjenrcFile {
  readonly filePath = '.projenrc.ts';

  constructor(project: Project) {
    super(project);
    project.defaultTask?.exec(`tsx ${this.filePath}`);
  }

  /** Called by `projen new` alone. */
  override projectCreation({ args }: InitProject): void {
    const file = join(this.project.outdir, this.filePath);
    if (!existsSync(file)) {
      writeFileSync(file, definitionOf(args));
    }
  }
}

function definitionOf(options: Readonly<Record<string, unknown>>): string {
  const lines = Object.entries(options).flatMap(([name, value]) => (value === undefined ? [] : [`  ${name}: ${JSON.stringify(value)},\n`]));
  return `import { ChartwrightProject } from 'chartwright/projen';

// npx projen writes the generated files again after a change here.
const project = new ChartwrightProject({
${lines.join('')}});

project.synth();
`;
}
