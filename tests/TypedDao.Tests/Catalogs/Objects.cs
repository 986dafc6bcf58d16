using TypedDao.Keys;
using TypedDao.Rows;

namespace TypedDao.Tests.Catalogs;

public sealed class RowFile<TRow, TShape>(ObjectTarget target)
    : DataObject<TRow, TShape>(target), IReadable<TRow>, ICreatable<TRow>, IWritable<TRow>, IDeletable, IExisting, IByteReadable, IByteCreatable, IByteWritable
    where TShape : struct, IRowShape<TRow>;

public sealed class RowDirectory<TRow, TShape>(ObjectTarget target)
    : DataObject<TRow, TShape>(target), IReadable<TRow>, IAppendable<TRow>, IOverwritable<TRow>, IDeletable, IListable, IExisting,
        INamedByteReadable, INamedByteCreatable, INamedByteWritable
    where TShape : struct, IRowShape<TRow>;

public sealed class RowSelection<TRow, TShape>(ObjectTarget target) : DataObject<TRow, TShape>(target), IReadable<TRow>, IDeletable, IListable, IExisting
    where TShape : struct, IRowShape<TRow>;

public sealed class ByteFile(ObjectTarget target) : DataObject(target), IByteReadable, IByteCreatable, IByteWritable, IDeletable, IExisting;

public sealed class ByteDirectory(ObjectTarget target)
    : DataObject(target), INamedByteReadable, INamedByteCreatable, INamedByteWritable, IListable, IExisting;

public sealed class UsersObject(ObjectTarget target) : DataObject<User, UserShape>(target), IReadable<User>, IListable, IExisting
{
    public Member For(DateOnly day) => new(Target.Where(KeyCondition.Equal("day", KeyValue.From(day))));

    public RowSelection<User, UserShape> Between(DateOnly from, DateOnly to)
        => new(Target.Where(KeyCondition.Between("day", KeyValue.From(from), KeyValue.From(to))));

    public RowSelection<User, UserShape> In(params IEnumerable<DateOnly> values)
        => new(Target.Where(KeyCondition.In("day", values.Select(KeyValue.From))));

    public IAsyncEnumerable<Member> MembersAsync(CancellationToken cancellationToken = default)
        => KeyOperations.ListMembersAsync(Target, static target => new Member(target), cancellationToken);

    public sealed class Member(ObjectTarget target)
        : DataObject<User, UserShape>(target), IReadable<User>, ICreatable<User>, IExisting, IByteReadable, IByteCreatable
    {
        public DateOnly Day => Target.Keys.Exact("day")!.Value.AsDate();
    }
}

public sealed class LogsObject(ObjectTarget target) : DataObject<Entry, EntryShape>(target), IReadable<Entry>, IListable, IExisting
{
    public Member For(string region) => new(Target.Where(KeyCondition.Equal("region", KeyValue.From(region))));

    public IAsyncEnumerable<Member> MembersAsync(CancellationToken cancellationToken = default)
        => KeyOperations.ListMembersAsync(Target, static target => new Member(target), cancellationToken);

    public sealed class Member(ObjectTarget target)
        : DataObject<Entry, EntryShape>(target), IReadable<Entry>, IAppendable<Entry>, IOverwritable<Entry>, IDeletable, IListable, IExisting, INamedByteWritable
    {
        public string Region => Target.Keys.Exact("region")!.Value.AsString();
    }
}

public sealed class EventsObject(ObjectTarget target)
    : DataObject<Event, EventShape>(target), IReadable<Event>, IAppendable<Event>, IOverwritable<Event>, IPartitionOverwritable<Event>, IListable, IExisting,
        INamedByteReadable, INamedByteWritable
{
    public Partition For(DateOnly day, string region)
        => new(Target.Where(KeyCondition.Equal("day", KeyValue.From(day))).Where(KeyCondition.Equal("region", KeyValue.From(region))));

    public RowSelection<Event, EventShape> Between((DateOnly From, DateOnly To)? day = null, (string From, string To)? region = null)
    {
        ObjectTarget target = Target;
        target = day is { } days ? target.Where(KeyCondition.Between("day", KeyValue.From(days.From), KeyValue.From(days.To))) : target;
        return new(region is { } regions ? target.Where(KeyCondition.Between("region", KeyValue.From(regions.From), KeyValue.From(regions.To))) : target);
    }

    public RowSelection<Event, EventShape> In(IEnumerable<DateOnly>? day = null, IEnumerable<string>? region = null)
    {
        ObjectTarget target = Target;
        target = day is not null ? target.Where(KeyCondition.In("day", day.Select(KeyValue.From))) : target;
        return new(region is not null ? target.Where(KeyCondition.In("region", region.Select(KeyValue.From))) : target);
    }

    public IAsyncEnumerable<Partition> PartitionsAsync(CancellationToken cancellationToken = default)
        => KeyOperations.ListPartitionsAsync(Target, static target => new Partition(target), cancellationToken);

    public sealed class Partition(ObjectTarget target)
        : DataObject<Event, EventShape>(target), IReadable<Event>, IAppendable<Event>, IOverwritable<Event>, IDeletable, IListable, IExisting,
            INamedByteReadable, INamedByteWritable
    {
        public DateOnly Day => Target.Keys.Exact("day")!.Value.AsDate();

        public string? Region => Target.Keys.Exact("region")?.AsString();
    }
}
