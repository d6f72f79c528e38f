import Handlebars from 'handlebars';

type Expression = hbs.AST.Expression;

/**
 * Rewrites a template so that nothing enters it unguarded: each `{{value}}` passes through the helper `put`, which
 * escapes it and refuses an empty one, and each value given to a helper or a block through `known`, which refuses one
 * that the data do not have. Both get the name of the field and of the template, for the message.
 */
export function guardPlaceholders(program: hbs.AST.Program, template: string): hbs.AST.Program {
  new PlaceholderGuard(template).accept(program);
  return program;
}

class PlaceholderGuard extends Handlebars.Visitor {
  readonly #template: string;

  constructor(template: string) {
    super();
    this.#template = template;
  }

  override MustacheStatement(mustache: hbs.AST.MustacheStatement) {
    if (!mustache.escaped) throw new Error(`templates/${this.#template}.hbs: {{{ }}} would let markup in`);
    const { path, params, hash } = mustache;
    const value = params.length ? call(path as hbs.AST.PathExpression, params.map(this.#known), hash) : path;
    mustache.params = this.#named(value, [path, ...params].map(sourceOf).join(' '));
    mustache.path = name('put', mustache);
  }

  override BlockStatement(block: hbs.AST.BlockStatement) {
    block.params = block.params.map(this.#known);
    super.BlockStatement(block);
  }

  readonly #known = (value: Expression): Expression => {
    if (value.type === 'PathExpression') return call(name('known', value), this.#named(value, sourceOf(value)));
    if (value.type === 'SubExpression') {
      const { path, params, hash } = value as hbs.AST.SubExpression;
      return call(path, params.map(this.#known), hash);
    }
    return value;
  };

  #named(value: Expression, field: string): Expression[] {
    return [value, literal(field, value), literal(this.#template, value)];
  }
}

function call(path: hbs.AST.PathExpression, params: Expression[], hash?: hbs.AST.Hash): hbs.AST.SubExpression {
  const { loc } = path;
  return { type: 'SubExpression', path, params, hash: hash ?? { type: 'Hash', pairs: [], loc }, loc };
}

function name(original: string, { loc }: Expression): hbs.AST.PathExpression {
  return { type: 'PathExpression', original, parts: [original], depth: 0, data: false, loc };
}

function literal(value: string, { loc }: Expression): hbs.AST.StringLiteral {
  return { type: 'StringLiteral', value, original: value, loc };
}

function sourceOf(expression: Expression): string {
  return 'original' in expression ? String(expression.original) : expression.type;
}
