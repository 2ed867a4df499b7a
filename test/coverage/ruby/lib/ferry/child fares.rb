# frozen_string_literal: true

module Ferry
  # What a crossing costs, in cents.
  module Fares
    def self.price(base, age, bicycle: false)
      cents =
        case age
        when 0..3 then 0
        when 4..15 then base / 2
        else
          base
        end
      cents += 350 if bicycle
      cents
    end

    def self.season(base, months)
      total = base * months * 20
      while months > 6
        total -= base
        months -= 1
      end
      total
    end
  end
end
