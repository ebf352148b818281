import type { Category } from '../../domain/hazards/categories'
import { categories } from '../../domain/hazards/categories'
import { severities } from '../../domain/hazards/hazard'
import type { ReportReading } from '../../domain/hazards/read-report'
import { readCategory } from '../../domain/hazards/read-report-category'
import type { OpenHazard, ReportableUnit } from '../../domain/units/queries'
import { hazardCode } from '../cards/codes'
import { type CardContext, unitName } from '../cards/context'
import { sayWhen } from '../cards/times'
import type { FormValues } from '../intent'
import { texts } from '../texts'
import type { Form, Option, SearchField } from '../view'
import { categoryField, severityField } from './hazard-forms'
import { unitField } from './search-field'
import { textOf, wordsOf, wordsValue } from './values'

export const unitOption = (
  unit: { number: number; name: string; nameEn?: string },
  context: CardContext,
): Option => ({
  value: String(unit.number),
  label: unitName(unit, context.language),
})

/** The form of a report. `units` are those its words may mean, `offered` what is to choose from at once. */
export function reportForm(
  context: CardContext,
  values: FormValues,
  units: readonly ReportableUnit[] = [],
  offered: readonly Option[] = [],
): Form {
  const t = texts[context.language]
  const said = (name: string) => textOf(values, name)
  const known = units.find((it) => String(it.number) === said('unit'))
  const place = wordsOf(said('unit'))
  const initial = known ? unitOption(known, context) : place && { value: wordsValue(place), label: place }
  const unit: SearchField = {
    ...unitField(t),
    options: [...offered],
    ...(initial ? { initial } : {}),
  }
  const description = said('description')
  const wanted = Number(said('deadline'))
  return {
    id: 'report',
    target: '',
    title: t.report.title,
    submit: t.report.submit,
    fields: [
      unit,
      {
        kind: 'text',
        name: 'description',
        label: t.field.description,
        hint: t.report.describe,
        multiline: true,
        max: 2000,
        optional: false,
        ...(description === undefined ? {} : { initial: description }),
      },
      categoryField(t, said('category'), false),
      severityField(t, said('severity') ?? 'general'),
      {
        kind: 'deadline',
        name: 'deadline',
        label: t.field.wanted,
        optional: true,
        quick: [
          { value: '24h', label: t.time.hours(24) },
          { value: '3 days', label: t.time.days(3) },
          { value: '7 days', label: t.time.days(7) },
        ],
        ...(wanted > 0 ? { initial: wanted } : {}),
      },
      { kind: 'files', name: 'files', label: t.field.files, max: 10, optional: true },
      { kind: 'position', name: 'position', label: t.field.position, optional: true },
    ],
  }
}

/** What the words of a report settle: only what they leave no doubt about. */
export function valuesOfReading(reading: ReportReading): FormValues {
  const values: FormValues = {}
  if (reading.unit.kind === 'certain') values.unit = String(reading.unit.value.number)
  else if (reading.unit.kind === 'missing' && reading.place) values.unit = wordsValue(reading.place)
  if (reading.description) values.description = reading.description
  if (reading.category.kind === 'certain') values.category = reading.category.value
  if (reading.severity.said) values.severity = reading.severity.value
  if (reading.deadlineAt !== undefined) values.deadline = String(reading.deadlineAt)
  return values
}

/** A description typed as an answer settles the category too, where it names one. */
export function settleFromDescription(values: FormValues): FormValues {
  const description = textOf(values, 'description')
  if (description === undefined || values.category !== undefined) return values
  const category = readCategory(description)
  return category.kind === 'certain' ? { ...values, category: category.value } : values
}

export const categoryOf = (values: FormValues): Category =>
  categories.find((it) => it === textOf(values, 'category')) ?? 'other'
export const severityOf = (values: FormValues): 'general' | 'major' =>
  severities.find((it) => it === textOf(values, 'severity')) ?? 'general'

/** The question whether it is the same as what was reported before. */
export function duplicateForm(context: CardContext, like: readonly OpenHazard[]): Form {
  const t = texts[context.language]
  return {
    id: 'duplicate',
    target: '',
    title: t.report.title,
    submit: t.form.submit,
    intro: like
      .map((it) =>
        t.report.duplicate(
          hazardCode(it.number),
          sayWhen(t, it.reportedAt, context.now, context.timezone),
          it.description,
        ),
      )
      .join('\n'),
    fields: [
      {
        kind: 'choice',
        name: 'duplicate',
        label: t.report.duplicateTitle,
        optional: false,
        options: [
          ...like.map((it) => ({ value: String(it.number), label: t.report.join(hazardCode(it.number)) })),
          { value: 'new', label: t.report.fileAnyway },
        ],
      },
    ],
  }
}
