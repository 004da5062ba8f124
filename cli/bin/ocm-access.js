#!/usr/bin/env node
// Node.js 22 and later can keep compiled code between runs. Older releases do not have the function.
require('module').enableCompileCache?.();

const fs = require('fs');
const path = require('path');

// In a clone the program may not have been built yet; in the package it always is.
if (fs.existsSync(path.join(__dirname, '..', 'lib', 'main.js'))) {
  require('../lib/main').main().then(code => {
    process.exitCode = code;
  });
} else {
  process.stderr.write('ocm-access is not built in this clone; run: npm run cli\n');
  process.exitCode = 2;
}
