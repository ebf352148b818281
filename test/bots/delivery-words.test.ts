import { expect, test } from 'vitest'
import { absenceText, problemText } from '../../src/bots/cards/delivery-words'
import { texts } from '../../src/bots/texts'

test.each([
  ['HttpError TypeError ECONNRESET', '未收到平台答复，可能已送达（HttpError TypeError ECONNRESET）'],
  ['the process that sent it ended', '未收到平台答复，可能已送达（the process that sent it ended）'],
  ['Bad Gateway', '未收到平台答复，可能已送达（Bad Gateway）'],
  ['Bad Request: message is too long', '平台不接受该内容（Bad Request: message is too long）'],
  ['invalid_blocks', '平台不接受该内容（invalid_blocks）'],
  ['what it is about is not there', '所涉事项已不存在（what it is about is not there）'],
  ['something_new', 'something_new'],
])(
  '%s is put in the reader’s words, and the platform’s own stay for whoever looks into it',
  (problem, said) => {
    expect(problemText(problem, texts.zh)).toBe(said)
  },
)

test.each([
  ['left', '已退出'],
  ['blocked', '已屏蔽机器人'],
  ['Forbidden: bot was blocked by the user', '已屏蔽机器人'],
  ['Forbidden: user is deactivated', '账号已停用'],
  ['user_disabled', '账号已停用'],
  ['Bad Request: chat not found', '账号不存在'],
  ['something_new', 'something_new'],
])('who can’t be reached for %s is said to be so', (reason, said) => {
  expect(absenceText(reason, texts.zh)).toBe(said)
})
