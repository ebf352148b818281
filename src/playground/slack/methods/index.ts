import type { Method } from '../method'
import { apiTest, authTest } from './auth-test'
import { fileInfo } from './file-info'
import { openConversation } from './open-conversation'
import { openView } from './open-view'
import { postEphemeral } from './post-ephemeral'
import { postMessage } from './post-message'
import { update } from './update'
import { completeUpload, uploadUrl } from './upload'

/** Every method the app may call. What is not here is `unknown_method`. */
export const methods: Record<string, Method> = {
  'api.test': apiTest,
  'auth.test': authTest,
  'chat.postMessage': postMessage,
  'chat.update': update,
  'chat.postEphemeral': postEphemeral,
  'conversations.open': openConversation,
  'views.open': openView,
  'files.getUploadURLExternal': uploadUrl,
  'files.completeUploadExternal': completeUpload,
  'files.info': fileInfo,
}
