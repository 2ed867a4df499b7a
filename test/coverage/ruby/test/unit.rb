require_relative 'helper'
require_relative '../lib/ferry/timetable'
require 'minitest/autorun'

class TimetableTest < Minitest::Test
  def test_minutes
    assert_equal 465, Ferry::Timetable.minutes_of('07:45')
  end

  def test_next
    assert_equal 555, Ferry::Timetable.new([390, 555, 1060]).next(540)
  end
end
