#include "diagnostics/render_text.h"

#include <algorithm>
#include <map>

#include "diagnostics/excerpt.h"
#include "support/direction.h"
#include "support/display_width.h"

namespace entente {

namespace {

/// The lines of one file that bear labels, in order.
struct File {
  SourceId source;
  std::map<std::size_t, std::vector<SpanLabel>> lines;
};

/// The file of the primary label first, others in the order in which they are named.
std::vector<File> files_of(const Diagnostic& diagnostic, const Sources& sources) {
  std::vector<File> files;
  for (const SpanLabel& label : diagnostic.labels) {
    if (!label.span.valid()) continue;
    const SourceId source = label.span.source;
    auto file =
        std::find_if(files.begin(), files.end(), [&](const File& f) { return f.source == source; });
    if (file == files.end()) file = files.insert(files.end(), {source, {}});
    file->lines[sources.position(label.span).line].push_back(label);
  }
  return files;
}

std::size_t gutter_width(const std::vector<File>& files) {
  std::size_t width = 2;
  for (const File& file : files) {
    width = std::max(width, fmt::format("{}", file.lines.rbegin()->first).size());
  }
  return width;
}

std::string shown(std::string_view text) { return isolate_runs(printable(text)); }

class Renderer {
 public:
  Renderer(const Diagnostic& diagnostic, const Sources& sources, const TextStyle& style)
      : diagnostic_(diagnostic),
        sources_(sources),
        style_(style),
        files_(files_of(diagnostic, sources)) {
    margin_ = std::string(gutter_width(files_) + 1, ' ');
  }

  std::string render() {
    headline();
    for (const File& file : files_) excerpt(file);
    for (const std::string& note : diagnostic_.notes) remark("note:", note);
    for (const std::string& help : diagnostic_.helps) remark("help:", help);
    for (const Fix& fix : diagnostic_.fixes) remark("fix: ", wording(fix));
    return std::move(out_);
  }

 private:
  Paint colour() const {
    return diagnostic_.severity == Severity::error ? Paint::red : Paint::yellow;
  }
  void line(std::string text) {
    while (!text.empty() && text.back() == ' ') text.pop_back();
    out_ += text;
    out_ += '\n';
  }

  void headline() {
    const char* word = diagnostic_.severity == Severity::error ? "error" : "warning";
    line(style_.paint(colour(), fmt::format("{}[{}]", word, diagnostic_.code)) +
         style_.paint(Paint::strong, ": " + shown(diagnostic_.message)));
  }

  void excerpt(const File& file) {
    // The place is that of the primary label; in another file that of its first line.
    const bool first = &file == &files_.front();
    const Span span = first && diagnostic_.span().valid() ? diagnostic_.span()
                                                          : file.lines.begin()->second.front().span;
    const Position place = sources_.position(span);
    line(style_.paint(Paint::blue, margin_ + "┌─ ") +
         fmt::format("{}:{}:{}", shown(sources_.name(file.source)), place.line, place.column));
    for (const auto& [number, labels] : file.lines) {
      const Span text = sources_.line(file.source, number);
      for (const Excerpt& part : excerpts(sources_, text, labels, colour(), style_)) {
        row(fmt::format("{:>{}}", number, margin_.size() - 1), part.text);
        for (const std::string& marks : part.marks) row(margin_.substr(1), marks);
      }
    }
  }
  void row(const std::string& gutter, const std::string& text) {
    line(style_.paint(Paint::blue, gutter + " │") + (text.empty() ? "" : " " + text));
  }

  static std::string wording(const Fix& fix) {
    if (fix.description.empty()) return fix.replacement;
    // A whole line to insert ends with its newline, which a reader need not see.
    std::string_view replacement = fix.replacement;
    while (replacement.ends_with('\n')) replacement.remove_suffix(1);
    const bool said = replacement.empty() || fix.description.find(replacement) != std::string::npos;
    return said ? fix.description : fmt::format("{}: `{}`", fix.description, replacement);
  }

  void remark(std::string_view word, std::string_view text) {
    const std::string lead = fmt::format("{}= {} ", margin_, word);
    std::string indent =
        style_.paint(Paint::blue, margin_ + "= ") + style_.paint(Paint::strong, word) + " ";
    while (true) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      line(indent + shown(text.substr(0, end)));
      if (end == text.size()) return;
      text.remove_prefix(end + 1);
      indent.assign(lead.size(), ' ');
    }
  }

  const Diagnostic& diagnostic_;
  const Sources& sources_;
  const TextStyle& style_;
  std::vector<File> files_;
  std::string margin_;
  std::string out_;
};

std::string counted(std::size_t count, const char* noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

}  // namespace

std::string render_text(const Diagnostic& diagnostic, const Sources& sources,
                        const TextStyle& style) {
  return Renderer(diagnostic, sources, style).render();
}

std::string render_summary(const Diagnostics& diagnostics) {
  const std::size_t errors = diagnostics.count(Severity::error);
  const std::size_t warnings = diagnostics.count(Severity::warning);
  if (errors == 0 && warnings == 0) return "no errors";
  if (warnings == 0) return counted(errors, "error");
  if (errors == 0) return counted(warnings, "warning");
  return counted(errors, "error") + " and " + counted(warnings, "warning");
}

}  // namespace entente
