import { commandNames, commands } from './commands'
import { en } from './texts/en'
import { zh } from './texts/zh'

/** The commands as the platforms' menus list them. */
export const menuCommands = commandNames
  .filter((name) => commands[name].listed)
  .map((name) => ({
    command: name,
    description: { en: en.command[name].about, zh: zh.command[name].about },
    coordinators: commands[name].roles !== 'all',
  }))
