import { writeFileSync } from 'fs';
import { askKubectl, FILE, oddDocuments } from './answers.js';

/** Writes what kubectl takes from each document beside it. A person reads the difference. */
const answered = oddDocuments().map(({ title, text }) => ({ title, text, kubectl: askKubectl(text) }));
writeFileSync(FILE, `${JSON.stringify(answered, undefined, 2)}\n`);
