import { describe, expect, test } from 'vitest'
import { renderForm } from '../../../src/bots/slack/modal'
import type { Form } from '../../../src/bots/view'
import { modalView } from '../../../src/playground/slack/block-kit'
import { openSlack } from './support'

const dueAt = Date.UTC(2026, 10, 26, 2, 0)
const form: Form = {
  id: 'report',
  target: '12',
  title: 'Report a hazard',
  submit: 'Report',
  intro: 'What <you> see',
  fields: [
    {
      kind: 'text',
      name: 'description',
      label: 'What is wrong',
      multiline: true,
      max: 2000,
      optional: false,
      initial: 'fire lane',
    },
    {
      kind: 'search',
      name: 'unit',
      label: 'Where',
      source: 'units',
      free: true,
      options: [],
      optional: true,
    },
    {
      kind: 'choice',
      name: 'severity',
      label: 'Severity',
      options: [
        { value: 'general', label: 'General' },
        { value: 'major', label: 'Major' },
      ],
      initial: 'general',
      optional: false,
    },
    { kind: 'deadline', name: 'deadline', label: 'By when', quick: [], initial: dueAt, optional: true },
    { kind: 'files', name: 'files', label: 'Photos', max: 10, optional: true },
    { kind: 'position', name: 'position', label: 'Position', optional: true },
  ],
}

describe('a form', () => {
  test('is a modal Slack takes, with what was known filled in', () => {
    const modal = renderForm(form, 'Cancel')
    expect(modalView.safeParse(modal).error?.issues ?? []).toEqual([])
    expect(JSON.stringify(modal)).not.toContain('position')
  })

  test('opens, searches while one types, is refused by field, and then taken with all its values', async () => {
    let taken = false
    const it = openSlack({
      answer: ({ intent }) => {
        if (intent.kind !== 'submit') return { form }
        return taken
          ? { toast: { text: 'Filed as H-1', alert: false } }
          : { errors: { description: 'Say more', photo: 'Too dark' } }
      },
      found: (source, words) => [
        { value: '7', label: `${source}: ${words}` },
        { value: `=${words}`, label: 'Use these words' },
      ],
    })
    await it.slack.slashCommand('U1', 'D1', '/hazard', '')
    expect(it.slack.openView('U1')?.view.callback_id).toBe('report')
    expect(await it.slack.suggest('U1', 'unit', 'search_units', '鑫源')).toMatchObject([
      { text: { text: 'units: 鑫源' }, value: '7' },
      { value: '=鑫源' },
    ])

    const values = {
      unit: { search_units: { type: 'external_select', selected_option: { value: '=鑫源' } } },
      files: {
        value: { type: 'file_input', files: [{ id: 'F1', name: 'a.png', mimetype: 'image/png', size: 9 }] },
      },
    }
    await it.slack.submitView('U1', values)
    expect(it.slack.openView('U1')?.errors).toEqual({ description: 'Say more\nToo dark' })
    taken = true
    await it.slack.submitView('U1', values)
    expect(it.slack.openView('U1')).toBeUndefined()
    expect(it.slack.messages('D1').at(-1)?.text).toBe('Filed as H-1')
    const [refused, accepted] = it.envelopes.slice(-2)
    expect(accepted?.key).toBe(refused?.key)
    expect(accepted?.intent).toEqual({
      kind: 'submit',
      form: 'report',
      target: '12',
      values: {
        description: 'fire lane',
        unit: '=鑫源',
        severity: 'general',
        deadline: String(dueAt),
        files: [
          { platform: 'slack', fileId: 'F1', kind: 'photo', name: 'a.png', mimeType: 'image/png', size: 9 },
        ],
      },
    })
  })

  test('keeps what was typed when nothing can be saved', async () => {
    const it = openSlack({
      answer: ({ intent }) => {
        if (intent.kind === 'submit') throw new Error('database is away')
        return { form }
      },
    })
    await it.slack.slashCommand('U1', 'D1', '/hazard', '')
    await it.slack.submitView('U1', {})
    expect(it.slack.openView('U1')?.errors?.description).toContain('try again')
  })

  test('that can’t be opened in time is owned up to', async () => {
    const it = openSlack({ answer: () => ({ form }) })
    it.slack.script((method) =>
      method === 'views.open' ? { kind: 'error', error: 'expired_trigger_id' } : undefined,
    )
    await it.slack.slashCommand('U1', 'D1', '/hazard', '')
    expect(it.slack.messages('D1').at(-1)?.text).toContain('try again')
  })
})
