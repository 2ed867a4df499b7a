/** What `sprintmark --help` prints. */
export const HELP = `Sprintmark checks what your sprint documents claim.

Usage:
  sprintmark check [PATH…] [options]   check files, and the *.md and *.markdown files in folders (default: .)
  sprintmark status [PATH…] [options]  show how far sprints, documents and phases are
  sprintmark next [PATH…] [options]    show what can be claimed now, best first
  sprintmark coverage [PATH…] [options]
                                       show what the tests cover beside what the sprint asks for
  sprintmark new KIND [options]        make a document, filled with what is known, and link it; --list names the kinds
  sprintmark lsp --stdio               run the language server on standard input and output
  sprintmark --help | --version

Options of check, status, next, coverage and new:
  --format text|json    how to print what was found (default: text)
  --no-cache            read everything anew, and remember nothing

Options of check:
  --fix                 repair what can be repaired, and print what is left
  --fail-on LEVEL       exit with 1 from this severity on: error (default), warning, information, hint or never

Options of next:
  --claim OWNER         claim the first one as OWNER, and write it down in the documents

Options of coverage; a PATH is a folder of code, or a report of any name:
  --sprint N            judge by the minimum of sprint N instead of the active one's
  --min N               judge by this minimum, in percent
  --fail-under          exit with 1 unless it is shown that every minimum is met, that of changed lines too

Options of new; on a terminal it asks what is not given, elsewhere nothing:
  --sprint N            for sprint N instead of the active one, or for a plan the next
  --title TEXT          what the document is called
  --path PATH           make it there instead of where it belongs
  --answer ID=VALUE     answer a question of its template, each once
  --add-missing         where it is there already, add the sections that it lacks, and the link to it
  --dry-run             print what would be written, and write nothing

Exit codes: 0 nothing at or above --fail-on, what was asked for is done, and no minimum is missed;
1 findings, nothing was claimed, coverage below the minimum, or the new document is there already;
2 wrong usage, a path that cannot be read, no report of coverage that can be trusted, or a failure.
Settings are read from the nearest .sprintmark.json. Files that a .gitignore names are left out.
`;
