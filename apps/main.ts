import { runCommandLine } from '../lib/cli';

// Every folder of apps/ with a chart.ts is an app: `npm run synth` writes all of them, `npm run synth -- <app>` one.
runCommandLine(['synth', ...process.argv.slice(2)]);
