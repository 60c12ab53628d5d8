import ShiluRegisters

extension WorkingCalendar: WorkingDays {
    /// The `count`th working day after a day, before it where negative; the day itself for 0.
    public func day(workingDays count: Int, after day: Day) -> Day? {
        if count == 0 { return day }
        return count > 0 ? self.day(count, workingDaysAfter: day) : self.day(-count, workingDaysBefore: day)
    }
}
