using TypedDao.Codecs;

namespace TypedDao.Tests.Errors;

public sealed class ErrorTests
{
    [Fact]
    public void A_message_is_fact_context_and_cure()
    {
        var error = new TypedDaoException(ErrorKind.NotFound, "There is no such file.")
        {
            Operation = "read",
            Object = "bronze.users",
            Store = "bronze",
            Address = "/lake/users.csv",
            Cure = "Write it first, or correct the key.",
        };

        Assert.Equal(
            "There is no such file. [operation read, object bronze.users, at /lake/users.csv] Write it first, or correct the key.",
            error.Message);
        Assert.Equal("There is no such file.", error.Fact);
    }

    [Fact]
    public void The_store_is_named_where_no_object_is()
        => Assert.Equal(
            "It is full. [store bronze]",
            new TypedDaoException(ErrorKind.StorageFull, "It is full.") { Store = "bronze" }.Message);

    [Theory]
    [InlineData(ErrorKind.Throttled, true)]
    [InlineData(ErrorKind.Unavailable, true)]
    [InlineData(ErrorKind.Timeout, true)]
    [InlineData(ErrorKind.NotFound, false)]
    [InlineData(ErrorKind.OutcomeUnknown, false)]
    public void Some_kinds_can_be_tried_again(ErrorKind kind, bool isTransient)
        => Assert.Equal(isTransient, new TypedDaoException(kind, "x").IsTransient);

    [Fact]
    public void Configuration_lists_every_problem()
    {
        var error = new ConfigurationException("Store 'gold' cannot be opened.", "Key 'host' is missing.", "Key 'port' is no number.");

        Assert.Equal("Store 'gold' cannot be opened. Key 'host' is missing. Key 'port' is no number.", error.Message);
        Assert.Equal(2, error.Problems.Count);
    }

    [Fact]
    public void An_invalid_value_names_its_column()
        => Assert.Equal(
            "Column 'amount' cannot hold '1.005': it has more than 2 digits after the point.",
            new InvalidValueException("amount", "1.005", "it has more than 2 digits after the point").Message);

    [Fact]
    public void A_bad_row_names_source_line_column_and_value()
    {
        var row = new RejectedRow { Source = "/lake/users.csv", Line = 7, Column = "id", Value = "x", Error = "expected int64", Raw = "x,y" };

        Assert.Equal("/lake/users.csv(7): column 'id': 'x': expected int64.", new BadRowException(row).Message);
        Assert.Equal(
            "/lake/users.csv(7): the quote is not closed.",
            new BadRowException(row with { Column = null, Value = null, Error = "the quote is not closed" }).Message);
    }

    [Fact]
    public void A_long_value_is_shortened_in_messages_alone()
    {
        var row = new RejectedRow { Source = "f", Line = 1, Column = "c", Value = new string('x', 500), Error = "e", Raw = "r" };

        Assert.Equal($"f(1): column 'c': '{new string('x', 200)}…': e.", row.ToString());
        Assert.Equal(500, row.Value!.Length);
    }
}
