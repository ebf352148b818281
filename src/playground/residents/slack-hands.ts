import type { ButtonAction } from '../../bots/action'
import type { SlackBlock, SlackViewValues } from '../contract'
import type { ModalBlock } from '../slack/block-kit'
import type { SlackStandIn } from '../slack/stand-in'
import type { Message } from '../slack/world'
import { type Answers, actionOf, type Hands, type Letter, type Offer } from './hands'

/** Messages somebody looks back on. */
const lookedBack = 15

type Button = { action_id: string; value: string }
const isButton = (it: unknown): it is Button =>
  typeof it === 'object' && it !== null && 'action_id' in it && 'value' in it && typeof it.value === 'string'

type Known = { action: ButtonAction; button: Button }
const read = new WeakMap<readonly SlackBlock[], Known[]>()

/** What the buttons of a message do. Its blocks are replaced whole, never changed: they are read once. */
function buttonsOf(blocks: readonly SlackBlock[]): Known[] {
  const known =
    read.get(blocks) ??
    blocks
      .flatMap((block) => (Array.isArray(block.elements) ? block.elements : []).filter(isButton))
      .flatMap((button): Known[] => {
        const action = actionOf(button.value)
        return action ? [{ action, button }] : []
      })
  read.set(blocks, known)
  return known
}

/** Somebody at a desk: presses and modals in their conversation with the app. */
export function slackHands(slack: SlackStandIn, user: string): Hands {
  const channel = slack.openDm(user).id
  const offersOf = ({ ts, blocks }: Message): Offer[] =>
    buttonsOf(blocks ?? []).map(({ action, button }) => ({ action, press: () => press(ts, button) }))
  const press = async (ts: string, { action_id, value }: Button): Promise<void> => {
    // It may have been edited away since they looked.
    const there = slack.messages(channel).find((it) => it.ts === ts)
    if (!there || !offersOf(there).some(({ action }) => action === actionOf(value))) return
    await slack.press(user, { channel, ts }, undefined, { action_id, type: 'button', value })
  }
  return {
    letters: () =>
      slack
        .messages(channel)
        .slice(-lookedBack)
        .map(
          (it): Letter => ({
            at: Number(it.ts) * 1000,
            mentions: (words) => JSON.stringify(it.blocks ?? it.text).includes(words),
            offers: offersOf(it),
          }),
        )
        .filter((it) => it.offers.length > 0),
    say: async (text) => {
      await slack.slashCommand(user, channel, '/safety', text)
    },
    fill: async (answers) => {
      const open = slack.openView(user)
      if (!open) return
      const left = { picks: [...(answers.picks ?? [])], figures: [...(answers.figures ?? [])] }
      const inputs = open.view.blocks.flatMap((it) => (it.type === 'input' ? [it] : []))
      const values = Object.fromEntries(
        inputs.flatMap((it): [string, SlackViewValues[string]][] => {
          const value = answerTo(it, answers, left)
          return value ? [[it.block_id ?? '', { [it.element.action_id ?? '']: value }]] : []
        }),
      )
      await slack.submitView(user, values)
      // What it does not take as it is stays undone.
      if (slack.openView(user)) slack.closeView(user)
    },
  }
}

type InputBlock = Extract<ModalBlock, { type: 'input' }>

/** Undefined leaves the field as the app filled it in. */
function answerTo(
  { element, optional }: InputBlock,
  answers: Answers,
  left: { picks: number[]; figures: string[] },
) {
  const { type } = element
  switch (element.type) {
    case 'plain_text_input': {
      if (element.initial_value !== undefined) return undefined
      const value = element.multiline ? answers.words : optional ? undefined : left.figures.shift()
      return value === undefined ? undefined : { type, value }
    }
    case 'static_select': {
      const option = element.options[left.picks.shift() ?? -1]
      return option && { type, selected_option: option }
    }
    case 'datetimepicker':
      return answers.by === undefined
        ? undefined
        : { type, selected_date_time: Math.floor(answers.by / 1000) }
    default:
      return undefined
  }
}
