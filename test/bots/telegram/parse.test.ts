import type { Message, Update } from 'grammy/types'
import { describe, expect, test } from 'vitest'
import { parseUpdate } from '../../../src/bots/telegram/parse'

const me = { id: 999, username: 'Anwei_bot' }
const li = { id: 5, is_bot: false, first_name: 'Wei', last_name: 'Li', language_code: 'en' }
const bot = { id: 999, is_bot: true, first_name: 'Anwei', username: 'Anwei_bot' }
const own = { id: 5, type: 'private', first_name: 'Wei' } as const
const group = { id: -1001, type: 'supergroup', title: '巡查群' } as const
const forum = { ...group, is_forum: true } as const
const seconds = 1_795_399_200

/** A message as Telegram sends it, of which a test names what matters to it. */
const said = (content: object, chat: Message['chat'] = own): Update =>
  ({ update_id: 7, message: { message_id: 11, from: li, chat, date: seconds, ...content } }) as Update
const parse = (update: Update) => parseUpdate(update, me)
const intentOf = (content: object, chat?: Message['chat']) => parse(said(content, chat))?.intent

describe('who and where', () => {
  test('are the sender and their chat, by the update’s own number', () => {
    expect(parse(said({ text: 'hello' }))).toEqual({
      key: 'tg:7',
      account: { platform: 'telegram', userId: '5' },
      name: 'Wei Li',
      languageHint: 'en',
      place: { platform: 'telegram', chat: '5', private: true },
      at: seconds * 1000,
      canOpenForm: false,
      triesMax: 5,
      intent: { kind: 'message', text: 'hello', files: [], addressed: true },
    })
  })

  test.each([
    ['zh-hans', 'zh'],
    ['zh', 'zh'],
    ['de', 'en'],
    [undefined, 'en'],
  ])('whose client speaks %s is answered in %s', (language_code, expected) => {
    expect(parse(said({ text: 'x', from: { ...li, language_code } }))?.languageHint).toBe(expected)
  })

  test('a person without a name is called by their number', () => {
    expect(parse(said({ text: 'x', from: { id: 5, is_bot: false, first_name: '' } }))?.name).toBe('5')
  })
})

describe('a command', () => {
  test.each([
    ['/hazards mine', { word: 'hazards', args: 'mine' }],
    ['/Hazards', { word: 'hazards', args: '' }],
    ['/hazards@anwei_bot  open ', { word: 'hazards', args: 'open' }],
    ['/hazard\n鑫源加油站：通道堵塞\n3天', { word: 'hazard', args: '鑫源加油站：通道堵塞\n3天' }],
    ['/start Ab-9_c', { word: 'start', args: 'Ab-9_c' }],
  ])('%j is read', (text, expected) => {
    expect(intentOf({ text })).toEqual({ kind: 'command', files: [], ...expected })
    expect(intentOf({ text }, group)).toEqual({ kind: 'command', files: [], ...expected })
  })

  test('for another bot is not ours, in private or in a group', () => {
    expect(parse(said({ text: '/hazards@other_bot mine' }, group))).toBeUndefined()
    expect(parse(said({ text: '/hazards@anwei_bot_2 mine' }))).toBeUndefined()
  })

  test('under a photo takes the photo with it', () => {
    const photo = [{ file_id: 'a', file_unique_id: 'a', width: 90, height: 60 }]
    expect(intentOf({ photo, caption: '/hazard@Anwei_bot 红旗村仓库 无灭火器' }, group)).toEqual({
      kind: 'command',
      word: 'hazard',
      args: '红旗村仓库 无灭火器',
      files: [{ platform: 'telegram', fileId: 'a', kind: 'photo' }],
    })
  })

  test('a slash with no word behind it is talk', () => {
    expect(intentOf({ text: '/隐患 通道堵塞' })).toMatchObject({ kind: 'message', text: '/隐患 通道堵塞' })
  })
})

describe('in a group', () => {
  test('talk among people is none of ours', () => {
    expect(parse(said({ text: 'lunch at noon?' }, group))).toBeUndefined()
    expect(parse(said({ sticker: {} }, group))).toBeUndefined()
    expect(parse(said({ text: 'ask @anwei_bot_2' }, group))).toBeUndefined()
  })

  test('what names us, begins as a report, or answers us is', () => {
    expect(intentOf({ text: 'please @anwei_bot look' }, group)).toMatchObject({
      text: 'please  look',
      addressed: true,
    })
    expect(intentOf({ text: '#隐患 通道堵塞' }, group)).toMatchObject({ addressed: true })
    const reply_to_message = { message_id: 3, from: bot, chat: group, date: seconds }
    expect(intentOf({ text: 'done', reply_to_message }, group)).toMatchObject({
      addressed: true,
      replyTo: { platform: 'telegram', chat: '-1001', message: '3' },
    })
  })

  test('a reply to somebody else is not a reply to us', () => {
    const photos = { message_id: 3, from: bot, chat: own, date: seconds, caption: 'H-1' }
    expect(intentOf({ text: 'done', reply_to_message: photos })).toMatchObject({ repliedCaption: 'H-1' })
    const reply_to_message = { message_id: 3, from: li, chat: own, date: seconds }
    expect(intentOf({ text: 'done', reply_to_message })).not.toHaveProperty('replyTo')
    expect(parse(said({ text: 'done', reply_to_message }, group))).toBeUndefined()
  })

  test('further photos of an album come through: their caption is with the first', () => {
    const photo = [{ file_id: 'b', file_unique_id: 'b', width: 90, height: 60 }]
    expect(intentOf({ photo, media_group_id: '13' }, group)).toEqual({
      kind: 'message',
      text: '',
      files: [{ platform: 'telegram', fileId: 'b', kind: 'photo', album: '13' }],
      addressed: false,
    })
    expect(parse(said({ photo }, group))).toBeUndefined()
  })

  test('a topic is kept; a thread of replies outside a forum is none', () => {
    const inTopic = said({ text: '#隐患 x', message_thread_id: 40, is_topic_message: true }, forum)
    expect(parse(inTopic)?.place).toEqual({
      platform: 'telegram',
      chat: '-1001',
      private: false,
      thread: '40',
    })
    const inThread = said({ text: '#隐患 x', message_thread_id: 40 }, group)
    expect(parse(inThread)?.place).not.toHaveProperty('thread')
  })

  test('a message in a topic answers the topic’s opening in form only, even where we opened it', () => {
    const opening = { message_id: 40, from: bot, chat: forum, date: seconds, forum_topic_created: {} }
    const content = { text: 'morning', message_thread_id: 40, is_topic_message: true }
    expect(parse(said({ ...content, reply_to_message: opening }, forum))).toBeUndefined()
  })
})

describe('files and places', () => {
  test('of a photo’s sizes the largest by its dimensions is taken, wherever it stands', () => {
    const size = (file_id: string, width: number, height: number) => ({
      file_id,
      width,
      height,
      file_size: 1,
    })
    const photo = [size('m', 320, 240), size('l', 1280, 960), size('s', 90, 67)]
    expect(intentOf({ photo, caption: '通道堵塞' })).toEqual({
      kind: 'message',
      text: '通道堵塞',
      files: [{ platform: 'telegram', fileId: 'l', kind: 'photo', size: 1 }],
      addressed: true,
    })
  })

  test.each([
    ['image/jpeg', 'photo'],
    ['image/png', 'photo'],
    ['image/heic', 'document'],
    ['application/pdf', 'document'],
  ])('a file of type %s is a %s', (mime_type, kind) => {
    const document = { file_id: 'd', file_name: 'a.bin', mime_type, file_size: 9 }
    expect(intentOf({ document })).toMatchObject({
      files: [{ fileId: 'd', kind, name: 'a.bin', mimeType: mime_type, size: 9 }],
    })
  })

  test('a video is one, a round one too', () => {
    expect(intentOf({ video: { file_id: 'v' } })).toMatchObject({ files: [{ fileId: 'v', kind: 'video' }] })
    expect(intentOf({ video_note: { file_id: 'n' } })).toMatchObject({
      files: [{ fileId: 'n', kind: 'video' }],
    })
  })

  test('a place alone is a message; a venue is where it is', () => {
    const location = { latitude: 36.06, longitude: 120.38, horizontal_accuracy: 5 }
    const position = { latitude: 36.06, longitude: 120.38 }
    expect(intentOf({ location })).toMatchObject({ text: '', files: [], position })
    expect(intentOf({ location, venue: { location, title: '鑫源加油站', address: '' } })).toMatchObject({
      position,
    })
  })

  test.each(['voice', 'sticker', 'audio', 'contact', 'poll', 'dice'])(
    'a %s says nothing we can read: answered in private, left alone in a group',
    (kind) => {
      expect(intentOf({ [kind]: { file_id: 'x' } })).toEqual({
        kind: 'message',
        text: '',
        files: [],
        addressed: true,
      })
      expect(parse(said({ [kind]: { file_id: 'x' } }, group))).toBeUndefined()
    },
  )
})

describe('a press', () => {
  const press = (message: object | undefined, data: string | undefined = 'h.1.confirm') =>
    parse({
      update_id: 8,
      callback_query: { id: 'q', from: li, chat_instance: '1', message, data },
    } as Update)

  test('names the message it stands under, and its topic', () => {
    const message = {
      message_id: 4,
      chat: forum,
      date: seconds,
      is_topic_message: true,
      message_thread_id: 40,
    }
    expect(press(message)).toMatchObject({
      place: { chat: '-1001', private: false, thread: '40' },
      intent: {
        kind: 'press',
        data: 'h.1.confirm',
        message: { platform: 'telegram', chat: '-1001', message: '4' },
      },
    })
  })

  test('on a message too old to be shown still counts; one without a message or data does not', () => {
    expect(press({ message_id: 4, chat: own, date: 0 })?.intent).toMatchObject({ kind: 'press' })
    expect(press(undefined)).toBeUndefined()
    expect(parse({ update_id: 8, callback_query: { id: 'q', from: li, chat_instance: '1' } })).toBeUndefined()
  })
})

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

describe('not taken', () => {
  const message = { message_id: 11, from: li, chat: own, date: seconds, text: '#隐患 通道堵塞' }

  test.each([
    'edited_message',
    'channel_post',
    'edited_channel_post',
    'business_message',
    'edited_business_message',
    'guest_message',
  ])('%s', (kind) => {
    expect(parse({ update_id: 7, [kind]: message })).toBeUndefined()
  })

  test.each([
    ['of a bot', { from: { ...li, is_bot: true } }],
    ['through a bot', { via_bot: bot }],
    ['of an anonymous administrator', { from: { id: 1087968824, is_bot: true }, sender_chat: group }],
    ['of a channel linked to the group', { from: { id: 777000, is_bot: false }, sender_chat: { id: -1009 } }],
    ['without a sender', { from: undefined }],
    ['of a channel', { chat: { id: -1009, type: 'channel', title: 'news' } }],
    ['about members', { text: undefined, new_chat_members: [li] }],
    ['about what is pinned', { text: undefined, pinned_message: {} }],
    ['of a kind unknown to us', { text: undefined, hologram: {} }],
  ])('a message %s', (_what, content) => {
    expect(parse(said({ ...message, ...content }, group))).toBeUndefined()
  })
})
