using System;
using TypedDao;

namespace Acme;

public sealed record Wrong(
    decimal Bare,
    [property: RowColumn(Precision = 29)] decimal Wide,
    [RowColumn(Precision = 4, Scale = 5)] decimal Scale,
    [RowColumn(Precision = 39)] string Text,
    [RowColumn(Precision = 5)] long Long,
    [RowColumn(Format = "yyyy")] string Form,
    [RowColumn(Format = "hh:mm")] TimeOnly Time,
    [RowColumn(UnknownIsNull = true)] Kind Kind,
    [RowColumn(UnknownIsNull = true)] long? Number,
    [RowColumn(Format = "yyyy", Precision = 3)] Kind? Other,
    Same Same);

public enum Kind
{
    A,
}

public enum Same
{
    A_B,

    [RowColumn("a_b")]
    C,
}
