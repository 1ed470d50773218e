// Writes the table of a case into a folder, as the recorded ones have it.
#pragma once

#include <fmt/format.h>

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "ario/study.h"

namespace entente::ario {

inline void write_matrix(const std::filesystem::path& path, const Study& study,
                         const std::string& header, const std::vector<std::string>& names,
                         const std::vector<double>& cells) {
  std::ofstream file(path);
  std::string regions = "region,";
  std::string columns = header + ",";
  std::string index = "region,sector";
  for (const std::string& region : study.regions) {
    for (const std::string& name : names) {
      regions += "," + region;
      columns += "," + name;
      index += ",";
    }
  }
  file << regions << "\n" << columns << "\n" << index << "\n";
  const std::size_t width = study.regions.size() * names.size();
  for (std::size_t i = 0; i < study.industries(); ++i) {
    file << study.regions[i / study.sectors.size()] << ","
         << study.sectors[i % study.sectors.size()];
    for (std::size_t k = 0; k < width; ++k) file << fmt::format(",{}", cells[i * width + k]);
    file << "\n";
  }
}

inline void write_table(const std::filesystem::path& folder, const Study& study) {
  std::filesystem::create_directories(folder);
  write_matrix(folder / "Z.csv", study, "sector", study.sectors, study.z);
  write_matrix(folder / "Y.csv", study, "category", study.categories, study.y);
  std::ofstream file(folder / "x.csv");
  file << "region,sector,indout\n";
  for (std::size_t i = 0; i < study.industries(); ++i) {
    file << fmt::format("{},{},{}\n", study.regions[i / study.sectors.size()],
                        study.sectors[i % study.sectors.size()], study.x[i]);
  }
}

}  // namespace entente::ario
