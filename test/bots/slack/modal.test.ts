import { expect, test } from 'vitest'
import { renderForm, valuesOf } from '../../../src/bots/slack/modal'
import { StateValue } from '../../../src/bots/slack/payloads'

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
