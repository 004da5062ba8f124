#!/usr/bin/env node
const { main } = require('../lib/main');

main().then(code => {
  process.exitCode = code;
});
