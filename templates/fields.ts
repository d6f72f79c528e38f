import Handlebars from 'handlebars';
import type { TemplateFile } from './render.ts';
import { inParts, sharedTemplates } from './render.ts';

/** What a template asks for: its fields as `contact.phone` or `parts[].judgement`, and what it calls. */
export interface Asked {
  fields: Set<string>;
  helpers: Set<string>;
  partials: Set<string>;
}

const blocks = ['if', 'unless', 'each'];

/** Reads what a template asks for, its partials included. @throws when the template is no Handlebars. */
export function askedBy(file: TemplateFile): Asked {
  const { subject, body } = inParts(file);
  const asked: Asked = { fields: new Set(), helpers: new Set(), partials: new Set() };
  const reader = new FieldReader(asked);
  for (const source of [subject, body]) reader.accept(Handlebars.parse(source));
  return asked;
}

class FieldReader extends Handlebars.Visitor {
  readonly #asked: Asked;
  #scopes: string[] = [''];

  constructor(asked: Asked) {
    super();
    this.#asked = asked;
  }

  override MustacheStatement({ path, params }: hbs.AST.MustacheStatement) {
    if (params.length) this.#call(path as hbs.AST.PathExpression, params);
    else this.#read(path);
  }

  override SubExpression({ path, params }: hbs.AST.SubExpression) {
    this.#call(path, params);
  }

  override BlockStatement({ path, params, program, inverse }: hbs.AST.BlockStatement) {
    const { original } = path as hbs.AST.PathExpression;
    if (!blocks.includes(original)) this.#asked.helpers.add(original);
    for (const value of params) this.#read(value);
    const scope = original === 'each' && params[0] ? `${this.#path(params[0] as hbs.AST.PathExpression)}[]` : undefined;
    if (scope !== undefined) this.#scopes.push(scope);
    this.accept(program);
    if (scope !== undefined) this.#scopes.pop();
    if (inverse) this.accept(inverse);
  }

  override PartialStatement({ name }: hbs.AST.PartialStatement) {
    const { original } = name as hbs.AST.PathExpression;
    this.#asked.partials.add(original);
    const source = partials().get(original);
    if (source !== undefined) this.accept(Handlebars.parse(source));
  }

  #call({ original }: hbs.AST.PathExpression, params: hbs.AST.Expression[]) {
    this.#asked.helpers.add(original);
    for (const value of params) this.#read(value);
  }

  #read(value: hbs.AST.Expression) {
    if (value.type === 'PathExpression') this.#asked.fields.add(this.#path(value as hbs.AST.PathExpression));
    else this.accept(value);
  }

  #path({ parts, depth }: hbs.AST.PathExpression): string {
    const scope = this.#scopes.at(-1 - depth) ?? '';
    return [scope, ...parts].filter(Boolean).join('.');
  }
}

let shared: Map<string, string> | undefined;

/** The partials by the name that templates call them by. */
export function partials(): Map<string, string> {
  shared ??= new Map(
    sharedTemplates('partials', 'partials/en').map(({ name, source }) => [name.slice('partials/'.length), source]),
  );
  return shared;
}
