#!/usr/bin/env node
'use strict';

// A checkout of the repository runs its source; the published package has only what was compiled from it.
const { existsSync } = require('node:fs');
const { join } = require('node:path');

const source = join(__dirname, 'main.ts');
if (existsSync(source)) require('tsx/cjs');
const { runCommandLine } = require(existsSync(source) ? source : '../../dist/js/lib/cli/main.js');
runCommandLine(process.argv.slice(2));
