import { statuses } from '../domain/hazards/hazard'

const json = (schema: Record<string, unknown>) => ({ content: { 'application/json': { schema } } })
const failed = { description: 'What is wrong', ...json({ $ref: '#/components/schemas/Failure' }) }
const page = [
  { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 200, default: 50 } },
  { name: 'cursor', in: 'query', schema: { type: 'string' }, description: '`next` of the page before' },
]
const list = (of: string) => ({
  description: 'A page, newest first',
  ...json({
    type: 'object',
    required: ['items'],
    properties: {
      items: { type: 'array', items: { $ref: `#/components/schemas/${of}` } },
      next: { type: 'string' },
    },
  }),
})
const text = { type: 'string' }
const whole = { type: 'integer' }

/** The description of `/api/v1` (OpenAPI 3.1). A test holds every route to it. */
export const describeApi = () => ({
  openapi: '3.1.0',
  info: {
    title: 'Anwei',
    version: '1',
    description: 'The work safety committee’s duty desk: read side and imports.',
  },
  servers: [{ url: '/api/v1' }],
  security: [{ token: [] }],
  paths: {
    '/hazards': {
      get: {
        summary: 'Hazards',
        parameters: [{ name: 'status', in: 'query', schema: { enum: [...statuses] } }, ...page],
        responses: { 200: list('Hazard'), 400: failed },
      },
    },
    '/hazards/{number}': {
      get: {
        summary: 'A hazard with its sealed history',
        parameters: [{ name: 'number', in: 'path', required: true, schema: text, description: '12 or H-12' }],
        responses: {
          200: { description: 'The hazard', ...json({ $ref: '#/components/schemas/Hazard' }) },
          404: failed,
        },
      },
    },
    '/units': { get: { summary: 'Units', parameters: page, responses: { 200: list('Unit'), 400: failed } } },
    '/tasks': {
      get: {
        summary: 'Inspection tasks with their results, papers and measures',
        parameters: [
          { name: 'status', in: 'query', schema: { enum: ['planned', 'done', 'dropped'] } },
          ...page,
        ],
        responses: { 200: list('Task'), 400: failed },
      },
    },
    '/draws/{id}': {
      get: {
        summary:
          'A draw by lot: seed, method, pool, what was wanted and what came out, and whether drawing again gives the same',
        parameters: [{ name: 'id', in: 'path', required: true, schema: text }],
        responses: { 200: { description: 'The draw' }, 404: failed },
      },
    },
    '/organizations': {
      get: { summary: 'Departments and sub-districts', responses: { 200: list('Organization') } },
    },
    '/units/import': {
      post: {
        summary:
          'Takes a list of units: CSV (UTF-8, UTF-16, GBK) or XLSX, at most 20 MB and 50,000 rows; all or nothing',
        requestBody: {
          required: true,
          content: {
            'multipart/form-data': {
              schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } } },
            },
            'text/csv': { schema: text },
            'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
              schema: { type: 'string', format: 'binary' },
            },
          },
        },
        responses: {
          200: {
            description: 'What became of every row',
            ...json({ $ref: '#/components/schemas/ImportReport' }),
          },
          400: failed,
          413: failed,
          422: failed,
        },
      },
    },
    '/openapi.json': {
      get: { summary: 'This description', responses: { 200: { description: 'OpenAPI 3.1' } } },
    },
  },
  components: {
    securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    schemas: {
      Failure: {
        type: 'object',
        properties: { error: { type: 'object', properties: { code: text, message: text } } },
      },
      Hazard: {
        type: 'object',
        properties: {
          id: text,
          number: whole,
          version: whole,
          description: text,
          category: text,
          severity: text,
          state: { type: 'object' },
        },
      },
      Unit: {
        type: 'object',
        properties: {
          id: text,
          number: whole,
          name: text,
          address: text,
          industry: text,
          keyMonitored: { type: 'boolean' },
        },
      },
      Task: {
        type: 'object',
        properties: {
          id: text,
          number: whole,
          campaignId: text,
          unitId: text,
          teamId: text,
          fromOn: text,
          toOn: text,
          state: { type: 'object' },
          hazards: { type: 'array', items: whole },
          results: { type: 'array', items: { type: 'object' } },
          papers: { type: 'array', items: { type: 'object' } },
          measures: { type: 'array', items: { type: 'object' } },
        },
      },
      Organization: { type: 'object', properties: { id: text, kind: text, nameZh: text, nameEn: text } },
      ImportReport: {
        type: 'object',
        properties: {
          added: whole,
          updated: whole,
          unchanged: whole,
          organizationsAdded: { type: 'array', items: text },
          problems: {
            type: 'array',
            items: { type: 'object', properties: { row: whole, code: text, value: text } },
          },
        },
      },
    },
  },
})
