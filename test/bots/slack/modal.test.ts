import { expect, test } from 'vitest'
import { renderForm, valuesOf } from '../../../src/bots/slack/modal'
import { StateValue } from '../../../src/bots/slack/payloads'
import { modalView } from '../../../src/playground/slack/block-kit'

const options = ['fire', 'gas', 'flood'].map((value) => ({ value, label: value }))

test('several choices are a menu of many, a day is a date picker, both with what is known', () => {
  const view = renderForm(
    {
      id: 'campaign',
      target: '',
      title: 'New campaign',
      submit: 'Make',
      fields: [
        {
          kind: 'choices',
          name: 'departments',
          label: 'In charge',
          options,
          initial: ['gas'],
          optional: false,
        },
        { kind: 'day', name: 'from', label: 'From', quick: [], initial: '2027-02-06', optional: false },
      ],
    },
    'Cancel',
  )
  expect(view.blocks).toMatchObject([
    { element: { type: 'multi_static_select', initial_options: [{ value: 'gas' }] } },
    { element: { type: 'datepicker', initial_date: '2027-02-06' } },
  ])
})

test('a few open choices stand to be taken by one tap, more than Slack shows so are a menu', () => {
  const many = Array.from({ length: 11 }, (_, at) => ({ value: `${at}`, label: `${at}` }))
  const choice = { kind: 'choice', label: 'Exits clear', open: true, optional: true } as const
  const fields = [
    { ...choice, name: 'exits', options, initial: 'gas' },
    { ...choice, name: 'many', options: many },
  ]
  const view = renderForm(
    { id: 'checklist', target: '1', title: 'Checklist', submit: 'Record', fields },
    'Cancel',
  )
  expect(modalView.safeParse(view).error?.issues ?? []).toEqual([])
  expect(view.blocks).toMatchObject([
    { element: { type: 'radio_buttons', initial_option: { value: 'gas' } } },
    { element: { type: 'static_select' } },
  ])
  const state = { value: StateValue.parse({ type: 'radio_buttons', selected_option: { value: 'fire' } }) }
  expect(valuesOf({ exits: state })).toEqual({ exits: 'fire' })
})

test('what was filled in comes back by field, what was left empty does not, but what can have been emptied', () => {
  const filled = (value: object) => ({ value: StateValue.parse(value) })
  expect(
    valuesOf({
      departments: filled({ selected_options: [{ value: 'gas' }, { value: 'fire' }] }),
      from: filled({ selected_date: '2027-02-06' }),
      none: filled({ selected_options: [] }),
      empty: filled({ selected_date: null }),
    }),
  ).toEqual({ departments: 'gas,fire', from: '2027-02-06', none: '' })
})
