import { commandNames, commands } from './commands'
import { texts } from './texts'

/** The commands as the platforms' menus list them. */
export const menuCommands = commandNames
  .filter((name) => commands[name].listed)
  .map((name) => ({
    command: name,
    description: { en: texts.en.command[name].about, zh: texts.zh.command[name].about },
    coordinators: commands[name].roles !== 'all',
  }))
