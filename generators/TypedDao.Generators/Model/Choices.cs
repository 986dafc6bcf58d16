namespace TypedDao.Generators.Model;

/// <summary>What an object stands for in storage, named as in the run time's <c>TypedDao.Extensibility.ObjectShape</c>.</summary>
internal enum ObjectShape
{
    File,
    Directory,
    Table,
}

/// <summary>What a declaration allows, named as in the run time's <c>TypedDao.Extensibility.AccessLevel</c>.</summary>
internal enum AccessLevel
{
    Read,
    Append,
    Modify,
}

/// <summary>How a member of a user's type holds a list, a map or bytes.</summary>
internal enum MemberForm
{
    /// <summary>As a generated row does.</summary>
    Natural,

    /// <summary><c>T[]</c>, also of bytes.</summary>
    Array,

    /// <summary><c>List&lt;T&gt;</c>.</summary>
    List,

    /// <summary><c>Dictionary&lt;K, V&gt;</c>.</summary>
    Dictionary,
}
