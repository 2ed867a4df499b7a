# frozen_string_literal: true

module Ferry
  # When the ferry leaves, in minutes since midnight.
  class Timetable
    def initialize(departures)
      @departures = departures
    end

    def self.minutes_of(time)
      hours, minutes = time.split(':', 2)
      return nil unless hours =~ /\A\d+\z/

      hours.to_i * 60 + minutes.to_i
    end

    def next(now)
      found = @departures.find { |each| each >= now }
      if found.nil?
        @departures.first
      else
        found
      end
    end

    def rare?
      @departures.length < 4 || @departures.none? { |each| each > 720 }
    end

    def to_s
      @departures.join(', ')
    end
  end
end
