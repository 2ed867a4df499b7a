require_relative 'helper'
require_relative '../lib/ferry/timetable'
require_relative '../lib/ferry/child fares'
require 'minitest/autorun'

class CrossingTest < Minitest::Test
  def test_last_boat
    assert_equal 390, Ferry::Timetable.new([390, 555]).next(1200)
  end

  def test_price
    assert_equal 600, Ferry::Fares.price(1200, 12)
    assert_equal 1550, Ferry::Fares.price(1200, 44, bicycle: true)
  end
end
