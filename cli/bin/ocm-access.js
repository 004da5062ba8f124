#!/usr/bin/env node
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
