require 'simplecov'

# Prints what SimpleCov has counted; its result file has no totals.
class Figures
  def format(result)
    puts "Line Coverage: #{result.covered_percent.round(2)}% (#{result.covered_lines} / #{result.total_lines})"
    puts "Branch Coverage: (#{result.covered_branches} / #{result.total_branches})" if SimpleCov.branch_coverage?
    result.files.each do |file|
      counts = "#{file.covered_lines.length} / #{file.covered_lines.length + file.missed_lines.length}"
      puts "#{file.project_filename}: #{counts}, missed #{file.missed_lines.map(&:line_number).join(' ')}"
    end
  end
end

SimpleCov.start do
  command_name ENV.fetch('SUITE')
  coverage_dir 'build'
  enable_coverage :branch if ENV['BRANCHES']
  add_filter '/test/'
  track_files 'lib/**/*.rb'
  formatter Figures
end
