// --scheme euler|heun --trajectories N --steps M --seed S [--work 0|1], the same for every case in every language.
#pragma once
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>

struct Arguments {
  bool heun = false;
  bool work = true;
  std::size_t trajectories = 4096;
  std::size_t steps = 1000;
  std::uint64_t seed = 1;
};

[[noreturn]] inline void refuse(const char* flag, const char* value) {
  std::fprintf(stderr,
               "%s %s: use --scheme euler|heun --trajectories N --steps M --seed S [--work 0|1] with N, M from 1.\n",
               flag, value);
  std::exit(2);
}

inline std::uint64_t wholeNumber(const char* flag, const char* text, std::uint64_t least) {
  char* end = nullptr;
  const std::uint64_t value = std::strtoull(text, &end, 10);
  if (end == text || *end != 0 || *text == '-' || value < least) refuse(flag, text);
  return value;
}

inline Arguments readArguments(int count, char** words) {
  Arguments read;
  for (int i = 1; i < count; i += 2) {
    const char* flag = words[i];
    if (i + 1 == count) refuse(flag, "(no value)");
    const char* value = words[i + 1];
    if (!std::strcmp(flag, "--scheme")) {
      read.heun = !std::strcmp(value, "heun");
      if (!read.heun && std::strcmp(value, "euler")) refuse(flag, value);
    } else if (!std::strcmp(flag, "--trajectories")) {
      read.trajectories = wholeNumber(flag, value, 1);
    } else if (!std::strcmp(flag, "--steps")) {
      read.steps = wholeNumber(flag, value, 1);
    } else if (!std::strcmp(flag, "--seed")) {
      read.seed = wholeNumber(flag, value, 0);
    } else if (!std::strcmp(flag, "--work")) {
      read.work = wholeNumber(flag, value, 0) != 0;
    } else {
      refuse(flag, value);
    }
  }
  return read;
}
