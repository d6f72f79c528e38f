import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { YAMLError } from 'yaml';
import { parseDocument } from 'yaml';

const causes: Partial<Record<YAMLError['code'], string>> = {
  BAD_INDENT: 'de regel springt verkeerd in',
  DUPLICATE_KEY: 'een veld staat er twee keer',
  MISSING_CHAR: 'er ontbreekt een teken, zoals een aanhalingsteken of een dubbele punt',
  MULTIPLE_DOCS: 'er staan twee documenten in één bestand',
  TAB_AS_INDENT: 'er staat een tab waar spaties horen',
};

/** What a YAML file under the root holds, or one Dutch sentence that says why it cannot be read. */
export function readYaml(root: string, file: string): { data?: unknown; problem?: string } {
  let source: string;
  try {
    source = readFileSync(join(root, file), 'utf8');
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    return { problem: `${file}: dit bestand ${missing ? 'ontbreekt' : 'kan niet worden gelezen'}.` };
  }
  const document = parseDocument(source, { stringKeys: true });
  const [fault] = [...document.errors, ...document.warnings];
  if (!fault) return unfolded(document, file);
  const { line, col } = fault.linePos?.[0] ?? { line: 1, col: 1 };
  const cause = causes[fault.code] ?? 'de opmaak klopt niet';
  return { problem: `${file}: op regel ${line}, plaats ${col} is het geen geldige YAML: ${cause}.` };
}

/** An alias without anchor, or one that unfolds without end, only comes to light here. */
function unfolded(document: ReturnType<typeof parseDocument>, file: string): { data?: unknown; problem?: string } {
  try {
    return { data: document.toJS() };
  } catch {
    return { problem: `${file}: dit is geen geldige YAML: een verwijzing (*naam) klopt niet.` };
  }
}
