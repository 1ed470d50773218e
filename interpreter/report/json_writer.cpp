#include "report/json_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace entente {

namespace {

class Writer {
 public:
  std::string write(const Json& value) {
    any(value, 0);
    out_ += '\n';
    return std::move(out_);
  }

 private:
  void any(const Json& value, std::size_t depth) {
    if (value.is_object() && !value.empty())
      object(value, depth);
    else if (value.is_array() && !value.empty())
      array(value, depth);
    else
      plain(value);
  }

  void text(const std::string& value) {
    const bool as_it_is = std::all_of(value.begin(), value.end(), [](char c) {
      return c >= 0x20 && c < 0x7F && c != '"' && c != '\\';
    });
    out_ += as_it_is ? '"' + value + '"'
                     : Json(value).dump(-1, ' ', false, Json::error_handler_t::replace);
  }

  void name(const std::string& key) {
    text(key);
    out_ += ": ";
  }

  void plain(const Json& value) {
    if (value.is_string()) {
      text(value.get_ref<const std::string&>());
    } else if (value.is_number_float()) {
      // Infinity and what is no number have no spelling in JSON.
      const double number = value.get<double>();
      if (std::isfinite(number))
        fmt::format_to(std::back_inserter(out_), "{}", number);
      else
        out_ += "null";
    } else {
      out_ += value.dump();
    }
  }

  void new_line(std::size_t depth) {
    out_ += '\n';
    out_.append(2 * depth, ' ');
  }

  /// A small object of plain values goes on one line.
  bool on_one_line(const Json& object) {
    constexpr std::size_t longest = 90;
    if (std::any_of(object.begin(), object.end(),
                    [](const Json& member) { return member.is_structured(); }))
      return false;
    const std::size_t begin = out_.size();
    for (const auto& [key, member] : object.items()) {
      out_ += out_.size() == begin ? "{" : ", ";
      name(key);
      plain(member);
      if (out_.size() - begin > longest) break;
    }
    out_ += '}';
    if (out_.size() - begin <= longest) return true;
    out_.resize(begin);
    return false;
  }

  void object(const Json& value, std::size_t depth) {
    if (depth > 0 && on_one_line(value)) return;
    out_ += '{';
    bool first = true;
    for (const auto& [key, member] : value.items()) {
      if (!first) out_ += ',';
      first = false;
      new_line(depth + 1);
      name(key);
      any(member, depth + 1);
    }
    new_line(depth);
    out_ += '}';
  }

  void array(const Json& value, std::size_t depth) {
    const bool one_line = std::none_of(value.begin(), value.end(),
                                       [](const Json& member) { return member.is_structured(); });
    out_ += '[';
    bool first = true;
    for (const Json& member : value) {
      if (!first) out_ += one_line ? ", " : ",";
      first = false;
      if (!one_line) new_line(depth + 1);
      any(member, depth + 1);
    }
    if (!one_line) new_line(depth);
    out_ += ']';
  }

  std::string out_;
};

}  // namespace

std::string to_text(const Json& value) { return Writer().write(value); }

}  // namespace entente
