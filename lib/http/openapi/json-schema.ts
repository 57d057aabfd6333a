import { z } from 'zod'

export type JsonSchema = Record<string, unknown>

/** What a caller may send: booleans and numbers quoted or bare, text as long as the rule behind it allows. */
export function requestSchema(schema: z.ZodType): JsonSchema {
  return generate(schema, (part, json) => {
    if (isQuotedNumber(part)) {
      replace(json, { anyOf: [generate(part.out as z.ZodType), { type: 'string', pattern: '^-?\\d{1,15}$' }] })
    } else if (isQuotedBoolean(part)) {
      replace(json, { anyOf: [{ type: 'boolean' }, { type: 'string', enum: ['true', 'false'] }] })
    } else if (part instanceof z.ZodPipe && part.out instanceof z.ZodString) {
      Object.assign(json, generate(part.out))
    }
  })
}

/** What we answer: always bare. */
export function answerSchema(schema: z.ZodType): JsonSchema {
  const json = generate(schema, (part, json) => {
    if (isQuotedNumber(part)) replace(json, generate(part.out as z.ZodType))
    else if (isQuotedBoolean(part)) replace(json, { type: 'boolean' })
  })
  return { ...json, required: Object.keys((json.properties as object | undefined) ?? {}) }
}

function generate(schema: z.ZodType, adjust?: (part: z.ZodType, json: JsonSchema) => void): JsonSchema {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => adjust?.(zodSchema as unknown as z.ZodType, jsonSchema),
  })
  return json
}

/** Keeps the words, changes the shape. */
function replace(json: JsonSchema, shape: JsonSchema): void {
  for (const key of Object.keys(json)) {
    if (!['description', 'example', 'default'].includes(key)) delete json[key]
  }
  Object.assign(json, shape)
}

// The two lenient leaves of lib/schemas/lenient.ts, by their structure.
function isQuotedNumber(part: z.ZodType): part is z.ZodPipe {
  if (!(part instanceof z.ZodPipe) || !(part.in instanceof z.ZodUnion)) return false
  return part.in.options.some((option) => option instanceof z.ZodNumber)
}

function isQuotedBoolean(part: z.ZodType): boolean {
  return part instanceof z.ZodUnion && part.options.length === 2 && part.options[0] instanceof z.ZodBoolean
}
