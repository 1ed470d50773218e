#include "cli/terminal.h"

#include <histedit.h>
#include <signal.h>
#include <termios.h>
#include <unistd.h>

#include <cstdio>
#include <string_view>
#include <utility>

#include "cli/history.h"
#include "cli/screen.h"
#include "cli/suggestions.h"
#include "cli/wide_text.h"

namespace entente {

namespace {

// Keys that nobody presses: a command ends with them where the editor must do something of its own
// before the command goes on.
constexpr const wchar_t* to_the_end = L"\036e";
constexpr const wchar_t* show_below = L"\036s";
constexpr const wchar_t* drop_all = L"\036d";
constexpr const wchar_t* go_on_pasting = L"\036p";

bool is_blank(const std::string& text) {
  return text.find_first_not_of(" \t\n") == std::string::npos;
}

}  // namespace

class Terminal::Editor {
 public:
  explicit Editor(TerminalOptions options);
  ~Editor();
  Editor(const Editor&) = delete;
  Editor& operator=(const Editor&) = delete;

  std::optional<std::string> read(const Questions& questions);
  void drop_pasted() { pasted_.clear(); }
  bool lost() const { return lost_; }
  void give_back() const;

 private:
  using Command = unsigned char (Editor::*)();
  template <Command command>
  void add(const wchar_t* name, const wchar_t* help) {
    unsigned char (*const call)(EditLine*, wint_t) = [](EditLine* line, wint_t) {
      return (of(line).*command)();
    };
    el_wset(line_, EL_ADDFN, name, help, call);
  }
  void bind(const wchar_t* key, const wchar_t* command) {
    constexpr const wchar_t* end = nullptr;
    el_wset(line_, EL_BIND, key, command, end);
    // In the other map of vi too.
    el_wset(line_, EL_BIND, L"-a", key, command, end);
  }
  static Editor& of(EditLine* line) {
    void* editor = nullptr;
    el_wget(line, EL_CLIENTDATA, &editor);
    return *static_cast<Editor*>(editor);
  }
  void add_commands();
  void bind_keys();
  void bind_keys_of_emacs();
  bool is_vi();
  void mark_pastes(bool on) const;
  void remember(const std::string& input);
  bool goes_on();

  std::optional<std::wstring> read_line();
  std::string text_before_cursor() const;
  void replace(const std::string& word, const std::string& by);
  unsigned char show(std::string text);
  unsigned char take_pasted();

  // Commands.
  unsigned char complete();
  unsigned char hint();
  unsigned char move_to_end();
  unsigned char show_text();
  unsigned char drop();
  unsigned char end_dropped();
  unsigned char suspend();
  unsigned char paste();
  unsigned char paste_more() { return take_pasted(); }
  unsigned char add_line();

  TerminalOptions options_;
  std::wstring prompts_[2];  ///< of a first line, and of one that follows
  termios found_{};          ///< the terminal as it was
  bool moves_cursor_;
  bool marks_pastes_;
  EditLine* line_;
  HistoryW* recalled_;
  History history_;

  const Questions* questions_ = nullptr;  ///< while it reads
  std::string text_;                      ///< the lines before the one that is typed
  std::wstring pasted_;                   ///< what was pasted and is still to be taken
  bool pastes_script_ = false;            ///< as one input
  std::string shown_;                     ///< to be shown below the line
  int behind_ = 0;                        ///< how far the cursor is from the end
  bool adds_line_ = false;
  bool dropped_ = false;
  bool lost_ = false;
};

Terminal::Editor::Editor(TerminalOptions options)
    : options_(std::move(options)),
      prompts_{prompt_of(options_.prompt, Paint::green, options_.style),
               prompt_of(options_.continuation, Paint::faint, options_.style)},
      moves_cursor_(entente::moves_cursor()),
      marks_pastes_(moves_cursor_),
      history_(options_.history) {
  choose_characters();
  ::tcgetattr(STDIN_FILENO, &found_);
  line_ = el_init("entente", stdin, stdout, stderr);
  el_wset(line_, EL_CLIENTDATA, this);
  wchar_t* (*const prompt)(EditLine*) = [](EditLine* line) {
    Editor& editor = of(line);
    return editor.prompts_[editor.text_.empty() ? 0 : 1].data();
  };
  el_wset(line_, EL_PROMPT_ESC, prompt, static_cast<int>(literal_mark));
  el_wset(line_, EL_SIGNAL, 1);
  el_wset(line_, EL_SAFEREAD, 1);
  // Ctrl-C is a key like another, and interrupts nothing while somebody types.
  el_wset(line_, EL_SETTY, L"-d", L"-isig", static_cast<const wchar_t*>(nullptr));

  recalled_ = history_winit();
  HistEventW event;
  history_w(recalled_, &event, H_SETSIZE, static_cast<int>(History::most_kept));
  history_w(recalled_, &event, H_SETUNIQUE, 1);
  for (const std::string& input : history_.inputs())
    history_w(recalled_, &event, H_ENTER, to_wide(input).c_str());
  el_wset(line_, EL_HIST, history_w, recalled_);

  add_commands();
  el_wset(line_, EL_EDITOR, L"emacs");
  bind_keys();
  bind_keys_of_emacs();
  el_source(line_, nullptr);
  if (!is_vi()) return;
  // The change took every key away. Escape is a key of its own now, so nothing may begin with it.
  bind_keys();
  marks_pastes_ = false;
}

Terminal::Editor::~Editor() {
  el_end(line_);
  history_wend(recalled_);
}

void Terminal::Editor::add_commands() {
  add<&Editor::complete>(L"entente-complete", L"Complete the word before the cursor");
  add<&Editor::hint>(L"entente-hint", L"Tell what may come here");
  add<&Editor::drop>(L"entente-drop", L"Drop the whole input");
  add<&Editor::suspend>(L"entente-suspend", L"Suspend the program");
  add<&Editor::paste>(L"entente-paste", L"Take what is pasted");
  add<&Editor::paste_more>(L"entente-paste-more", L"Take the next line of it");
  add<&Editor::add_line>(L"entente-add-line", L"Go on in another line");
  add<&Editor::move_to_end>(L"entente-to-end", L"Move behind the line");
  add<&Editor::show_text>(L"entente-show", L"Show a text below the line");
  add<&Editor::end_dropped>(L"entente-end-dropped", L"Begin again");
}

void Terminal::Editor::bind_keys() {
  bind(L"^I", L"entente-complete");
  bind(L"^C", L"entente-drop");
  bind(L"^Z", L"entente-suspend");
  bind(L"^R", L"em-inc-search-prev");
  bind(to_the_end, L"entente-to-end");
  bind(show_below, L"entente-show");
  bind(drop_all, L"entente-end-dropped");
  bind(go_on_pasting, L"entente-paste-more");
}

void Terminal::Editor::bind_keys_of_emacs() {
  bind(L"^W", L"ed-delete-prev-word");
  bind(L"\\e?", L"entente-hint");
  bind(L"\\e^M", L"entente-add-line");
  bind(L"\\e^J", L"entente-add-line");
  bind(L"\\e[1;5C", L"em-next-word");
  bind(L"\\e[1;5D", L"ed-prev-word");
  bind(L"\\e[200~", L"entente-paste");
}

bool Terminal::Editor::is_vi() {
  const wchar_t* editor = nullptr;
  return el_wget(line_, EL_EDITOR, &editor) == 0 && std::wstring_view(editor) == L"vi";
}

/// https://invisible-island.net/xterm/ctlseqs/ctlseqs.html, "Bracketed Paste Mode"
void Terminal::Editor::mark_pastes(bool on) const {
  if (!marks_pastes_) return;
  std::fputs(on ? "\x1b[?2004h" : "\x1b[?2004l", stdout);
  std::fflush(stdout);
}

void Terminal::Editor::remember(const std::string& input) {
  history_.add(input);
  HistEventW event;
  history_w(recalled_, &event, H_ENTER, to_wide(input).c_str());
}

std::optional<std::string> Terminal::Editor::read(const Questions& questions) {
  questions_ = &questions;
  text_.clear();
  for (;;) {
    const std::optional<std::wstring> line = read_line();
    if (line) {
      text_ += to_utf8(*line);
      if (is_blank(text_)) {
        text_.clear();
      } else if (goes_on()) {
        text_ += "\n";
      } else {
        break;
      }
    } else if (std::exchange(dropped_, false)) {
      text_.clear();
      pasted_.clear();
    } else {
      std::fputs("\n", stdout);
      if (text_.empty() || lost_) return std::nullopt;
      // Whoever ends what is unfinished is told what it lacks.
      text_.pop_back();
      break;
    }
  }
  remember(text_);
  return std::exchange(text_, {});
}

/// What is pasted tells, as what is piped does, whether the next line belongs to one that could
/// end.
bool Terminal::Editor::goes_on() {
  if (adds_line_ || (pastes_script_ && !pasted_.empty())) return true;
  return questions_->unfinished(text_, to_utf8(pasted_.substr(0, pasted_.find(L'\n'))));
}

/// Without its newline.
std::optional<std::wstring> Terminal::Editor::read_line() {
  adds_line_ = false;
  mark_pastes(true);
  if (!pasted_.empty()) el_wpush(line_, go_on_pasting);
  int count = 0;
  const wchar_t* read = el_wgets(line_, &count);
  mark_pastes(false);
  // What a line leaves behind that was wrapped before the window was resized.
  if (moves_cursor_) std::fputs("\x1b[J", stdout);
  // -1 where there is nothing to read from any more, and 0 where a key says so.
  lost_ = read == nullptr && count < 0;
  if (read == nullptr) return std::nullopt;
  std::wstring line(read, static_cast<std::size_t>(count));
  while (!line.empty() && (line.back() == L'\n' || line.back() == L'\r')) line.pop_back();
  return line;
}

std::string Terminal::Editor::text_before_cursor() const {
  const LineInfoW* info = el_wline(line_);
  const auto length = static_cast<std::size_t>(info->cursor - info->buffer);
  return text_ + to_utf8({info->buffer, length});
}

void Terminal::Editor::replace(const std::string& word, const std::string& by) {
  el_wdeletestr(line_, static_cast<int>(to_wide(word).size()));
  el_winsertstr(line_, to_wide(by).c_str());
}

unsigned char Terminal::Editor::complete() {
  const std::string before = text_before_cursor();
  const Candidates found = questions_->complete(before);
  const bool in_line = found.begin >= text_.size() && found.begin <= before.size();
  const std::string word = in_line ? before.substr(found.begin) : std::string();
  const std::string beginning = in_line ? common_beginning(found.all) : std::string();
  const bool says_more = beginning.size() > word.size() && beginning.starts_with(word);
  if (says_more || (found.all.size() == 1 && in_line && beginning != word)) {
    replace(word, beginning);
    return CC_REFRESH;
  }
  if (found.all.size() > 1) return show(listed(found.all, room_for_list(), options_.style));
  if (!found.hint.empty()) return show(options_.style.paint(Paint::faint, found.hint) + "\n");
  return CC_ERROR;
}

unsigned char Terminal::Editor::hint() {
  const Candidates found = questions_->complete(text_before_cursor());
  if (found.hint.empty()) return CC_ERROR;
  return show(options_.style.paint(Paint::faint, found.hint) + "\n");
}

/// Below the last row of the line, which only the editor finds.
unsigned char Terminal::Editor::show(std::string text) {
  const LineInfoW* info = el_wline(line_);
  shown_ = std::move(text);
  behind_ = static_cast<int>(info->lastchar - info->cursor);
  el_wpush(line_, to_the_end);
  el_wpush(line_, show_below);
  return CC_NORM;
}

unsigned char Terminal::Editor::move_to_end() {
  const LineInfoW* info = el_wline(line_);
  el_cursor(line_, static_cast<int>(info->lastchar - info->cursor));
  return CC_CURSOR;
}

unsigned char Terminal::Editor::show_text() {
  std::fputs(("\n" + std::exchange(shown_, {})).c_str(), stdout);
  el_cursor(line_, -behind_);
  el_wset(line_, EL_REFRESH);
  return CC_NORM;
}

unsigned char Terminal::Editor::drop() {
  el_wpush(line_, to_the_end);
  el_wpush(line_, drop_all);
  return CC_NORM;
}

unsigned char Terminal::Editor::end_dropped() {
  std::fputs("^C\n", stdout);
  dropped_ = true;
  return CC_EOF;
}

unsigned char Terminal::Editor::add_line() {
  adds_line_ = true;
  el_wpush(line_, L"\n");
  return CC_NORM;
}

unsigned char Terminal::Editor::suspend() {
  mark_pastes(false);
  el_wset(line_, EL_PREP_TERM, 0);
  ::kill(0, SIGTSTP);
  el_wset(line_, EL_PREP_TERM, 1);
  mark_pastes(true);
  el_wset(line_, EL_REFRESH);
  return CC_NORM;
}

unsigned char Terminal::Editor::paste() {
  constexpr std::wstring_view end = L"\x1b[201~";
  std::wstring text;
  for (wchar_t c = 0; !text.ends_with(end) && el_wgetc(line_, &c) == 1;)
    text += c == L'\r' ? L'\n' : c;
  if (text.ends_with(end)) text.erase(text.size() - end.size());
  std::erase_if(text, [](wchar_t c) { return c < L' ' && c != L'\n' && c != L'\t'; });
  const LineInfoW* line = el_wline(line_);
  const bool alone = text_.empty() && pasted_.empty() && line->lastchar == line->buffer;
  pastes_script_ = alone && questions_->is_script(to_utf8(text));
  pasted_ += text;
  return take_pasted();
}

/// A line at a time, as if it was typed.
unsigned char Terminal::Editor::take_pasted() {
  const std::size_t end = pasted_.find(L'\n');
  el_winsertstr(line_, pasted_.substr(0, end).c_str());
  pasted_.erase(0, end == std::wstring::npos ? end : end + 1);
  if (end != std::wstring::npos) el_wpush(line_, L"\n");
  return CC_REFRESH;
}

void Terminal::Editor::give_back() const {
  ::tcsetattr(STDIN_FILENO, TCSANOW, &found_);
  const std::string_view rest = marks_pastes_ ? "\x1b[?2004l\n" : "\n";
  [[maybe_unused]] const ssize_t written = ::write(STDOUT_FILENO, rest.data(), rest.size());
}

Terminal::Terminal(TerminalOptions options)
    : editor_(std::make_unique<Editor>(std::move(options))) {}

Terminal::~Terminal() = default;

std::optional<std::string> Terminal::read(const Questions& questions) {
  return editor_->read(questions);
}

void Terminal::drop_pasted() { editor_->drop_pasted(); }

bool Terminal::lost() const { return editor_->lost(); }

void Terminal::give_back() { editor_->give_back(); }

}  // namespace entente
