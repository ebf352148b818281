import type { Update } from 'grammy/types'
import { describe, expect, test } from 'vitest'
import { bot, group, intentOf, li, own, parse, said, seconds } from './support'

describe('how we stand in a chat', () => {
  const change = (chat: object, status: string) =>
    parse({
      update_id: 9,
      my_chat_member: { chat, from: li, date: seconds, new_chat_member: { status, user: bot } },
    } as Update)?.intent

  test.each([
    ['kicked', false],
    ['member', true],
  ])('in private, %s means that they can be reached: %s', (status, reachable) => {
    expect(change(own, status)).toEqual({ kind: 'reach', reachable })
  })

  test.each([
    ['left', false],
    ['kicked', false],
    ['member', true],
    ['administrator', true],
  ])('in a group, %s means membership: %s', (status, member) => {
    expect(change(group, status)).toMatchObject({ kind: 'membership', member })
  })

  test.each([
    [{ is_member: true, can_send_messages: true }, true],
    [{ is_member: true, can_send_messages: false }, false],
    [{ is_member: false, can_send_messages: true }, false],
  ])('restricted in a group, it may speak where %j says so', (rights, member) => {
    const restricted = { status: 'restricted', user: bot, ...rights }
    const told = { chat: group, from: li, date: seconds, new_chat_member: restricted }
    expect(parse({ update_id: 9, my_chat_member: told } as Update)?.intent).toMatchObject({ member })
  })

  test('a group that becomes a supergroup says where it goes; the new one’s word for it adds nothing', () => {
    const old = { id: -100, type: 'group', title: '巡查群' } as const
    const anonymous = { id: 1087968824, is_bot: true, first_name: 'Group' }
    expect(parse(said({ migrate_to_chat_id: -1001 }, old))).toMatchObject({
      place: { chat: '-100', private: false },
      intent: { kind: 'migrated', to: '-1001' },
    })
    expect(intentOf({ migrate_to_chat_id: -1001, from: undefined }, old)).toMatchObject({ kind: 'migrated' })
    expect(parse(said({ migrate_from_chat_id: -100, from: anonymous, sender_chat: group }, group))).toBe(
      undefined,
    )
  })
})

test('a chat’s title turns no line it is named in, and is none where nothing of it is seen', () => {
  const titled = (title: string) => parse(said({ text: '/bind committee' }, { ...group, title }))
  expect(titled('巡查\u202e群\u200b\n1')?.title).toBe('巡查 群 1')
  expect(titled('\u3164\u200d')).not.toHaveProperty('title')
})

describe('a code that binds a chat', () => {
  const channel = { id: -1009, type: 'channel', title: '安委办通知' } as const
  const post = (more: object) => {
    const said = {
      message_id: 11,
      date: seconds,
      chat: channel,
      sender_chat: channel,
      text: '/bind Abc_123-xyz',
    }
    return parse({ update_id: 7, channel_post: { ...said, ...more } })
  }

  test('is taken from a channel, though nobody is behind its posts', () => {
    expect(post({})).toMatchObject({
      account: { platform: 'telegram', userId: '-1009' },
      place: { platform: 'telegram', chat: '-1009', private: false },
      title: '安委办通知',
      intent: { kind: 'bind-code', code: 'Abc_123-xyz' },
    })
  })

  test('is taken from a group’s anonymous administrator, in their topic', () => {
    const anonymous = { id: 1087968824, is_bot: true, first_name: 'Group' }
    const text = '/bind@anwei_bot Abc_123-xyz'
    const inTopic = { is_topic_message: true, message_thread_id: 5 }
    expect(parse(said({ text, from: anonymous, sender_chat: group, ...inTopic }, group))).toMatchObject({
      place: { chat: '-1001', thread: '5' },
      intent: { kind: 'bind-code', code: 'Abc_123-xyz' },
    })
  })

  test.each([
    ['passed on from elsewhere', { forward_origin: { type: 'channel', chat: channel } }],
    ['that another channel’s post carries into its group', { sender_chat: { id: -1010, type: 'channel' } }],
    ['for another bot', { text: '/bind@other_bot Abc_123-xyz' }],
    ['within other words', { text: 'who knows /bind Abc_123-xyz ?' }],
  ])('is not taken from a post %s', (_what, more) => {
    expect(post(more)).toBeUndefined()
  })

  test.each([
    [{ status: 'administrator', can_post_messages: true }, true],
    [{ status: 'administrator', can_post_messages: false }, false],
    [{ status: 'left' }, false],
    [{ status: 'kicked' }, false],
  ])('in a channel the bot is in where it may post: %j', (member, expected) => {
    const change = { chat: channel, from: li, date: seconds, new_chat_member: { user: bot, ...member } }
    expect(parse({ update_id: 7, my_chat_member: change } as Update)?.intent).toMatchObject({
      kind: 'membership',
      member: expected,
    })
  })
})
